"""Read images through a shipped package with onnxruntime, as the browser does. Numbers for export and evaluation."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime

from .config import ANATOMY, FINDINGS, WORK
from .preprocess import Letterbox, resize_weights
from .reader import Seen, load_reader, read_images
from .regions import Lungs, describe, find_proposals, sigmoid
from .vocabulary import pad


@dataclass
class Package:
    """Manifest and sessions of the three graphs."""

    manifest: dict
    encoder: onnxruntime.InferenceSession
    grounding: onnxruntime.InferenceSession
    decoder: onnxruntime.InferenceSession

    @staticmethod
    def load(folder: Path, threads: int = 0, is_plain: bool = False) -> Package:
        """`is_plain` keeps the runtime from replacing nodes by faster ones that round differently."""
        manifest = json.loads((folder / "manifest.json").read_text())
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        if is_plain:
            options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        sessions = [
            onnxruntime.InferenceSession(str(folder / manifest["graphs"][name]["file"]), options, providers=["CPUExecutionProvider"])
            for name in ("encoder", "grounding", "decoder")
        ]
        return Package(manifest, *sessions)

    @property
    def queries(self) -> np.ndarray:
        """[11, L] padded token ids: findings, then organs."""
        rows = [item["query"] for item in self.manifest["findings"] + self.manifest["anatomy"]]
        return np.array(pad(rows), np.int64)

    def look(self, field: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """float32 [S, S] -> pixels, tokens, scope."""
        return self.encoder.run(None, {"image": field[None, None]})

    def ground(self, pixels: np.ndarray, tokens: np.ndarray, phrases: np.ndarray) -> list[np.ndarray]:
        """-> presence, masks, boxes, states, concepts, sides."""
        return self.grounding.run(None, {"pixels": pixels, "tokens": tokens, "phrases": phrases})

    def write(self, language: str, findings: list[str], codes: np.ndarray, states: np.ndarray, tokens: np.ndarray) -> list[list[int]]:
        """Greedy sentences as token ids, without prompt and end."""
        special, size = self.manifest["tokens"], self.manifest["decoder"]
        head = [special["language"][language], special["task"]["report"]]
        ids = np.array([[*head, special["finding"][f]] for f in findings], np.int64)
        past = np.zeros((size["layers"], len(ids), size["heads"], 0, size["headSize"]), np.float32)
        keys = values = past
        out: list[list[int]] = [[] for _ in findings]
        done = np.zeros(len(findings), bool)
        for _ in range(size["maximumTokens"]):
            feed = {"ids": ids, "codes": codes, "states": states, "tokens": tokens, "past_keys": keys, "past_values": values}
            logits, keys, values, _ = self.decoder.run(None, feed)
            best = logits.argmax(-1)
            done |= best == special["eos"]
            for row in np.nonzero(~done)[0]:
                out[row].append(int(best[row]))
            if done.all():
                break
            ids = best[:, None].astype(np.int64)
        return out


def setting_of(folder: Path) -> dict:
    """The manifest's calibration in the shape `calibrate.py` writes."""
    manifest = json.loads((folder / "manifest.json").read_text())
    first = manifest["findings"][0]
    return {
        "regionShare": first["regionShare"],
        "boxBlend": first["boxBlend"],
        **{key: manifest["outOfScope"][key] for key in ("minimumInScope", "refuseFrom") if key in manifest["outOfScope"]},
        **{key: manifest[key] for key in ("places", "describe") if key in manifest},
        "findings": {f["id"]: {**f["calibration"], **f["thresholds"], "regionMinimum": f["regionMinimum"]} for f in manifest["findings"]},
    }


def read_package(folder: Path, images: np.ndarray) -> Seen:
    """uint8 [n, 512, 512] -> Seen, through the shipped graphs."""
    package = Package.load(folder)
    size = package.manifest["input"]["size"]
    weights = resize_weights(images.shape[1], size).astype(np.float32)
    rows: list[list] = [[], [], [], []]
    for image in images:
        pixels, tokens, scope = package.look((weights @ (image.astype(np.float32) / 255) @ weights.T).astype(np.float32))
        presence, masks, boxes, *_ = package.ground(pixels, tokens, package.queries)
        for row, value in zip(rows, (presence, masks.astype("f2"), boxes.astype("f2"), scope[0])):
            row.append(value)
    return Seen(*(np.stack(row) for row in rows))


def open_reading(name: str, package: Path | None, rounds: int | None = None) -> tuple[dict, Callable[[np.ndarray], Seen]]:
    """Settings, and what reads images: the shipped graphs of `package`, or run `name` in PyTorch where that is None."""
    if package:
        return setting_of(package), lambda images: read_package(package, images)
    reader, net = load_reader(name)
    setting = json.loads((WORK / f"{name}-calibration.json").read_text())
    return setting, lambda images: read_images(reader, images, net.size, rounds)


def decide(manifest: dict, presence: np.ndarray, masks: np.ndarray, boxes: np.ndarray, place: Letterbox) -> list[dict]:
    """Per finding: presence word, probability, proposals, side, zone, extent; as the app decides."""
    thresholds = {part["id"]: part["maskThreshold"] for part in manifest["anatomy"]}
    at = len(FINDINGS) + ANATOMY.index("right-lung")
    lungs = Lungs.find(masks[at], masks[at + 1], thresholds["right-lung"])
    out = []
    for k, rule in enumerate(manifest["findings"]):
        probability = float(sigmoid(rule["calibration"]["slope"] * presence[k] + rule["calibration"]["intercept"]))
        word = "present" if probability >= rule["thresholds"]["present"] else "absent" if probability < rule["thresholds"]["absent"] else "undetermined"
        proposals = find_proposals(masks[k], boxes[k], rule["regionShare"], rule["boxBlend"], place)
        shown = [p for i, p in enumerate(proposals) if i == 0 or p.score >= rule["regionMinimum"]]
        region = np.any([p.component for p in shown], axis=0)
        side, zone, extent = describe(rule["id"], region, lungs) if word != "absent" else (None, None, None)
        out.append({"presence": word, "probability": probability, "proposals": proposals, "side": side, "zone": zone, "extent": extent})
    return out


