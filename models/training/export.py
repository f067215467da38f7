"""Step 9: trained weights -> `models/shoken-cxr`. `python -m training.export [--name v0] [--version 0.1.0]`

Writes graphs (int8 weights), tokenizer, golden cases and manifest; compares ONNX with PyTorch on values and int8 with fp32 on the
test split's figures, and fails past tolerance: then nothing is left half written, for it is made in a folder beside.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from datetime import date
from pathlib import Path

import jsonschema
import numpy as np
import onnxruntime
import torch

from .calibrate import load_split
from .config import ANATOMY, CODE_SIDES, CONCEPTS, CONTEXTS, EXTENTS, FINDINGS, LANGUAGES, PACKAGE, PERCENTILES, PRESENCE, SCOPE_CLASSES, WORK, ZONES
from .decoder import encode_codes
from .evaluate import classification, grounding, scope, show, sites, subgroups
from .grammar import NAMES, canonical_phrase
from .graphs import export_graphs
from .limits import FINDING_LIMITS, INTENDED_USE, LIMITS, NAME
from .package import Package, decide, read_package, setting_of
from .phantom import render
from .preprocess import preprocess
from .quantize import quantize
from .reader import Seen, load_decoder, load_reader
from .regions import ORGAN_THRESHOLD
from .vocabulary import load as load_tokenizer

#: Largest difference between PyTorch and fp32 ONNX, any output.
ONNX_TOLERANCE = 2e-3
#: Largest loss from fp32 to int8, in AUROC and in share of boxes hit (1 point).
INT8_TOLERANCE = 0.01
#: Runtimes multiply int8 weights in different ways (some round activations too): seen up to 0.02 on presence and 0.2 on
#: mask logits, which span ±58. A wrong kernel is off by whole units.
TOLERANCE = {"preprocess": 1e-4, "logit": 0.1, "mask": 0.6}


def describe_file(folder: Path, name: str) -> dict:
    data = (folder / name).read_bytes()
    return {"file": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def write_graphs(folder: Path, name: str, half: Path) -> None:
    """int8 graphs into `folder`, fp32 ones into `half`; raises where ONNX departs from PyTorch."""
    reader, net = load_reader(name)
    for key, (module, inputs, model) in export_graphs(reader.encoder, reader.grounding, load_decoder(name), net, reader.queries).items():
        session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
        found = session.run(None, {k: v.numpy() for k, v in inputs.items()})
        with torch.no_grad():
            wanted = module(*inputs.values())
        worst = max(float(np.abs(a - b.numpy()).max()) for a, b in zip(found, wanted))
        print(f"{key}: ONNX departs from PyTorch by {worst:.1e}")
        if worst > ONNX_TOLERANCE:
            raise SystemExit(f"{key}: ONNX departs from PyTorch by {worst:.1e}, more than {ONNX_TOLERANCE}")
        (half / f"{key}.onnx").write_bytes(model.SerializeToString())
        (folder / f"{key}.onnx").write_bytes(quantize(model).SerializeToString())


def golden_images() -> dict[str, np.ndarray]:
    """Two phantoms, uint8, one of them not square."""
    effusion = render(41, 256, ("pleural-effusion",), "PA", {"pleural-effusion": "left"}).image
    normal = render(42, 288, (), "PA").image[:, 16:-20]
    return {name: np.round(np.clip(x, 0, 1) * 255).astype(np.uint8) for name, x in (("effusion", effusion), ("normal", normal))}


def write_golden(folder: Path, manifest: dict) -> list[dict]:
    """Golden images and what the int8 graphs give for them, computed plainly, in GRAPHS.md's terms."""
    package = Package.load(folder, is_plain=True)
    package.manifest = manifest
    (folder / "golden").mkdir(exist_ok=True)
    cases = []
    rng = np.random.default_rng(0)
    for name, image in golden_images().items():
        field, place = preprocess(image, manifest["input"]["size"])
        pixels, tokens, scope_logits = package.look(field)
        presence, masks, boxes, states, *_ = package.ground(pixels, tokens, package.queries)
        decided = decide(manifest, presence, masks, boxes, place)
        # One of the two is asked for, so that the fifth column is held too.
        context = "asked" if name == "effusion" else None
        codes = [encode_codes(d["presence"], d["side"], d["zone"], d["extent"], context) for d in decided]
        written = {
            language: package.write(language, list(FINDINGS), np.array(codes, np.int64), states[: len(FINDINGS)], tokens) for language in LANGUAGES
        }
        where = sorted(int(i) for i in rng.choice(field.size, 64, replace=False))
        cells = sorted(int(i) for i in rng.choice(masks.size, 96, replace=False))
        corners = [[place.to_image(p.box) for p in d["proposals"]] for d in decided]
        expected = {
            "preprocessed": {
                "indices": where,
                "values": [round(float(field.flat[i]), 6) for i in where],
                "mean": float(field.mean()),
                "std": float(field.std()),
            },
            "presence": [round(float(v), 5) for v in presence[: len(FINDINGS)]],
            "scope": [round(float(v), 5) for v in scope_logits[0]],
            "maskSamples": {"indices": cells, "values": [round(float(masks.flat[i]), 5) for i in cells]},
            "codes": codes,
            "tokens": written,
            "boxes": [[[round(float(v), 3) for v in (b[0], b[1], b[2] - b[0], b[3] - b[1])] for b in row] for row in corners],
        }
        (folder / "golden" / f"{name}.u8").write_bytes(image.tobytes())
        (folder / "golden" / f"{name}.json").write_text(json.dumps(expected))
        height, width = image.shape
        cases.append(
            {
                "image": {**describe_file(folder, f"golden/{name}.u8"), "width": width, "height": height},
                "expected": describe_file(folder, f"golden/{name}.json"),
                "tolerance": TOLERANCE,
            }
        )
    return cases


def weights_hash(graphs: dict) -> str:
    """As the app's: SHA-256 over the graphs' hex hashes, encoder, grounding, decoder."""
    return hashlib.sha256("".join(graphs[key]["sha256"] for key in ("encoder", "grounding", "decoder")).encode()).hexdigest()


def make_manifest(folder: Path, name: str, version: str) -> dict:
    """Everything but golden cases and evaluation."""
    reader, net = load_reader(name)
    setting = json.loads((WORK / f"{name}-calibration.json").read_text())
    tokenizer = load_tokenizer(name)
    token = tokenizer.token_to_id

    def words(text: str) -> list[int]:
        return tokenizer.encode(text).ids

    findings = []
    for finding in FINDINGS:
        rule = setting["findings"][finding]
        findings.append(
            {
                "id": finding,
                "name": {language: NAMES[language][finding][0] for language in LANGUAGES},
                "query": words(canonical_phrase(finding)),
                "calibration": {key: rule[key] for key in ("slope", "intercept")},
                "thresholds": {key: rule[key] for key in ("present", "absent")},
                "errorRates": rule["errors"],
                "called": rule["called"],
                "regionShare": setting["regionShare"],
                "regionMinimum": rule["regionMinimum"],
                "boxBlend": setting["boxBlend"],
                "limits": FINDING_LIMITS[finding],
            }
        )
    graphs = {key: {**describe_file(folder, f"{key}.onnx"), "precision": "int8"} for key in ("encoder", "grounding", "decoder")}
    return {
        "schemaVersion": 1,
        "id": "shoken-cxr",
        "version": version,
        "licence": "MIT",
        "name": NAME,
        "intendedUse": INTENDED_USE,
        "limits": list(LIMITS),
        "input": {"size": net.size, "percentiles": list(PERCENTILES)},
        "accepts": {
            "modalities": ["CR", "DX", "DR", "RG"],
            "bodyParts": ["CHEST", "THORAX", "LUNG", "PORT CHEST", "CHEST_TO_ABDOMEN"],
            "views": ["PA", "AP"],
            "minimumAgeYears": 16,
            "minimumPixels": 128,
        },
        "graphs": graphs,
        "calibratedFor": weights_hash(graphs),
        "tokenizer": describe_file(folder, "tokenizer.json"),
        "tokens": {
            "pad": token("[pad]"),
            "eos": token("[eos]"),
            "language": {language: token(f"[{language}]") for language in LANGUAGES},
            "task": {"report": token("[report]")},
            "finding": {finding: token(f"[{finding}]") for finding in FINDINGS},
        },
        "decoder": {
            "layers": net.decoder_layers,
            "heads": net.decoder_heads,
            "headSize": net.decoder_width // net.decoder_heads,
            "maximumTokens": 48,
            "codes": {"presence": list(PRESENCE), "side": list(CODE_SIDES), "zone": list(ZONES), "extent": list(EXTENTS), "context": list(CONTEXTS)},
        },
        "findings": findings,
        "anatomy": [{"id": organ, "query": words(canonical_phrase(organ)), "maskThreshold": ORGAN_THRESHOLD} for organ in ANATOMY],
        "concepts": list(CONCEPTS),
        "outOfScope": {"classes": list(SCOPE_CLASSES), "minimumInScope": setting["minimumInScope"], "refuseFrom": setting["refuseFrom"]},
        **{key: setting[key] for key in ("places", "describe") if key in setting},
    }


def compare(before: dict, after: dict) -> None:
    """Raise where int8 loses more than a point of what fp32 had."""
    pairs = {
        "mean AUROC": (before["classification"]["mean"]["auroc"], after["classification"]["mean"]["auroc"]),
        "mean share of boxes hit at IoU 0.3": (before["grounding"]["mean"]["hit@0.3"], after["grounding"]["mean"]["hit@0.3"]),
    }
    for what, (full, small) in pairs.items():
        print(f"{what}: fp32 {full:.4f}, int8 {small:.4f}")
        if full - small > INT8_TOLERANCE:
            raise SystemExit(f"{what} falls by {full - small:.4f} in int8, more than {INT8_TOLERANCE}")


def core_figures(folder: Path, split: str) -> tuple[dict, Seen]:
    """What fp32 and int8 are compared by."""
    images, records = load_split(split)
    setting = setting_of(folder)
    seen = read_package(folder, images)
    return {"classification": classification(seen, records, setting), "grounding": grounding(seen, records, setting)}, seen


def figures(folder: Path, split: str) -> dict:
    _, records = load_split(split)
    setting = setting_of(folder)
    core, seen = core_figures(folder, split)
    return {
        "split": split,
        "images": len(records),
        "patients": len({record["patient"] for record in records}),
        **core,
        "subgroups": subgroups(seen, records),
        "sites": sites(lambda x: read_package(folder, x), setting),
        "scope": scope(lambda x: read_package(folder, x), setting),
    }


def write_card(card: Path, result: dict) -> None:
    """Put the figures as printed between the card's two marks."""
    start, end = "<!-- evaluation -->", "<!-- /evaluation -->"
    text = card.read_text()
    head, rest = text.split(start)
    source = (
        f"Test split: {result['images']} images of {result['patients']} patients never trained on, through the shipped int8 graphs; "
        f"{date.today().isoformat()}; `python -m training.evaluate --package shoken-cxr`. 95 % intervals by bootstrap over patients."
    )
    card.write_text(f"{head}{start}\n{source}\n\n{show(result)}\n{end}{rest.split(end)[1]}")


def write_manifest(folder: Path, manifest: dict) -> None:
    """Raises where the manifest is not valid against the one schema."""
    schema = json.loads((PACKAGE.parent / "manifest.schema.json").read_text())
    jsonschema.validate(manifest, schema)
    (folder / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1, allow_nan=False))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--name", default="v0")
    parser.add_argument("--version", default="0.1.0")
    parser.add_argument("--out", type=Path, default=PACKAGE)
    parser.add_argument("--golden", action="store_true", help="only make the golden cases of --out anew")
    args = parser.parse_args()
    if args.golden:
        manifest = json.loads((args.out / "manifest.json").read_text())
        write_manifest(args.out, manifest | {"golden": write_golden(args.out, manifest)})
        return
    made, full = WORK / "package", WORK / "package-fp32"
    for folder in (made, full):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    write_graphs(made, args.name, full)
    for folder in (made, full):
        load_tokenizer(args.name).save(str(folder / "tokenizer.json"))
        manifest = make_manifest(folder, args.name, args.version)
        (folder / "manifest.json").write_text(json.dumps(manifest))
    after, before = figures(made, "test"), core_figures(full, "test")[0]
    compare(before, after)
    manifest = json.loads((made / "manifest.json").read_text())
    manifest["golden"] = write_golden(made, manifest)
    manifest["evaluation"] = after
    write_manifest(made, manifest)
    args.out.mkdir(parents=True, exist_ok=True)
    for old in args.out.iterdir():
        if old.name != "MODEL_CARD.md":
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    shutil.copytree(made, args.out, dirs_exist_ok=True)
    write_card(args.out / "MODEL_CARD.md", after)
    size = sum(path.stat().st_size for path in args.out.rglob("*") if path.is_file())
    print(f"{args.out.name} {args.version}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
