"""Writes `tests/fixtures/tiny-package`: a model package of a few kilobytes with the real interfaces.

The graphs are made by hand, not trained: every finding is "bright at a given place", and the decoder recites one
sentence per language, finding and presence. That makes all of `src/inference` testable in Node and on a software WebGPU
adapter. Preprocessing and regions are written here once more, naively, as a second opinion on both implementations.

    cd models && python -m training.tiny
"""

from __future__ import annotations

import hashlib
import json
import math
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

OUT = Path(__file__).parents[2] / "tests" / "fixtures" / "tiny-package"
S, G, T, D, C = 64, 8, 4, 16, 6
PERCENTILES = (1.0, 99.0)
# Where each finding is looked for, in -1..1 from left to right and top to bottom, and how bright it must be.
FINDINGS = {
    "lung-opacity": ((-0.5, -0.1), 0.55, ("lung opacity", "肺野陰影", "片状阴影")),
    "atelectasis": ((0.5, 0.5), 0.55, ("atelectasis", "無気肺", "肺不张")),
    "pleural-effusion": ((-0.5, 0.6), 0.55, ("pleural effusion", "胸水", "胸腔积液")),
    "pneumothorax": ((-0.5, -0.7), 0.55, ("pneumothorax", "気胸", "气胸")),
    "cardiomegaly": ((0.1, 0.35), 0.45, ("cardiomegaly", "心拡大", "心影增大")),
    "nodule": ((0.5, -0.5), 0.45, ("nodule", "結節影", "结节影")),
    "mass": ((0.55, 0.0), 0.55, ("mass", "腫瘤影", "肿块影")),
    "edema": ((0.0, -0.4), 0.9, ("pulmonary edema", "肺水腫", "肺水肿")),
}
ANATOMY = {"right-lung": (-0.5, 0.0), "left-lung": (0.5, 0.0)}
LANGUAGES = ("en", "ja", "zh")
SPECIAL = ["<pad>", "<eos>", *(f"<{l}>" for l in LANGUAGES), "<report>", *(f"<{f}>" for f in FINDINGS)]
PRESENCES = ["present", "undetermined", "absent"]
LONGEST = 40


def sentence(language: str, finding: str, presence: str) -> str:
    """What the decoder recites. Its "no pneumothorax" contradicts itself, so that the check has work to do."""
    name = FINDINGS[finding][2][LANGUAGES.index(language)]
    if finding == "pneumothorax" and presence == "absent":
        return {"en": f"There is a left {name}.", "ja": f"左に{name}を認める。", "zh": f"左侧可见{name}。"}[language]
    where = ("", "", "") if finding in ("cardiomegaly", "edema") else ("right ", "右", "右侧")
    # The golden image's effusion is moderate: this sentence states all its codes, and stays.
    size = ("moderate ", "中等量", "中等量") if finding == "pleural-effusion" else ("", "", "")
    (side, side_ja, side_zh), (much, much_ja, much_zh) = where, size
    said = {
        "en": {"present": f"There is {much}{side}{name}.", "undetermined": f"Possible {much}{side}{name}.", "absent": f"No {name}."},
        "ja": {"present": f"{side_ja}{much_ja}{name}を認める。", "undetermined": f"{side_ja}{much_ja}{name}の可能性がある。", "absent": f"{name}を認めない。"},
        "zh": {"present": f"{side_zh}可见{much_zh}{name}。", "undetermined": f"{side_zh}可疑{much_zh}{name}。", "absent": f"未见{name}。"},
    }
    return said[language][presence]


def train_tokenizer() -> Tokenizer:
    """Byte-level BPE on the sentences themselves."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    texts = [sentence(l, f, p) for l in LANGUAGES for f in FINDINGS for p in PRESENCES]
    texts += [name for _, _, names in FINDINGS.values() for name in names] * 3
    texts += ["right lung", "left lung", "bilateral", "左", "右", "両側", "左侧", "双侧"] * 3
    trainer = trainers.BpeTrainer(
        vocab_size=480, special_tokens=SPECIAL, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def bright_at(center: tuple[float, float], brightness: float, gain: float = 12.0) -> np.ndarray:
    """Weights on (mean, x, y, x², y², 1) that give a logit above 0 where it is bright near the centre."""
    cx, cy = center
    k = 8.0
    return np.array([gain, 2 * k * cx, 2 * k * cy, -k, -k, -k * (cx * cx + cy * cy) - gain * brightness], np.float32)


def ellipse_at(center: tuple[float, float]) -> np.ndarray:
    """Weights whose logit is above 0 in an ellipse of half axes 0.45 and 0.85."""
    cx, cy = center
    a, b = 6 / 0.45**2, 6 / 0.85**2
    return np.array([0, 2 * a * cx, 2 * b * cy, -a, -b, 6 - a * cx * cx - b * cy * cy], np.float32)


def graph(name: str, nodes: list, inputs: list, outputs: list, constants: dict[str, np.ndarray]) -> bytes:
    """Serialised ONNX model; inputs and outputs are (name, type, shape)."""
    info = lambda rows: [helper.make_tensor_value_info(n, t, s) for n, t, s in rows]
    made = helper.make_model(
        helper.make_graph(
            nodes, name, info(inputs), info(outputs), [numpy_helper.from_array(v, k) for k, v in constants.items()]
        ),
        opset_imports=[helper.make_opsetid("", 17)],
        ir_version=8,
    )
    onnx.checker.check_model(made)
    return made.SerializeToString()


def node(kind: str, inputs: str, outputs: str, **attributes):
    return helper.make_node(kind, inputs.split(), outputs.split(), **attributes)


def make_encoder(random: np.random.Generator) -> bytes:
    """Mean brightness and coordinates per cell; four image tokens; "in scope" unless nearly everything is dark."""
    line = (np.arange(G, dtype=np.float32) + 0.5) / G * 2 - 1
    x, y = np.meshgrid(line, line)
    fixed = np.stack([x, y, x * x, y * y, np.ones_like(x)])[None].astype(np.float32)
    return graph(
        "encoder",
        [
            node("AveragePool", "image", "mean", kernel_shape=[8, 8], strides=[8, 8]),
            node("Concat", "mean fixed", "pixels", axis=1),
            node("AveragePool", "image", "quarters", kernel_shape=[32, 32], strides=[32, 32]),
            node("Reshape", "quarters quarters_shape", "quarter_rows"),
            node("MatMul", "quarter_rows spread", "spread_rows"),
            node("Add", "spread_rows places", "tokens"),
            node("ReduceMean", "image", "overall", axes=[1, 2, 3], keepdims=0),
            node("Unsqueeze", "overall one_axis", "overall_row"),
            node("MatMul", "overall_row scope_weight", "scope_raw"),
            node("Add", "scope_raw scope_bias", "scope"),
        ],
        [("image", TensorProto.FLOAT, [1, 1, S, S])],
        [
            ("pixels", TensorProto.FLOAT, [1, C, G, G]),
            ("tokens", TensorProto.FLOAT, [1, T, D]),
            ("scope", TensorProto.FLOAT, [1, 3]),
        ],
        {
            "fixed": fixed,
            "quarters_shape": np.array([1, T, 1], np.int64),
            "spread": random.normal(size=(1, 1, D)).astype(np.float32),
            "places": random.normal(size=(1, T, D)).astype(np.float32),
            "one_axis": np.array([1], np.int64),
            "scope_weight": np.array([[0, 0, -100]], np.float32),
            "scope_bias": np.array([3, -3, 10], np.float32),
        },
    )


def make_grounding(random: np.random.Generator, tokenizer: Tokenizer) -> bytes:
    """A phrase is the mean of its tokens' rows; a row is a set of weights on the pixel features."""
    vocabulary = tokenizer.get_vocab_size()
    queries, targets = [], []
    for (center, brightness, names) in FINDINGS.values():
        for name in names:
            queries.append(tokenizer.encode(name).ids)
            targets.append(bright_at(center, brightness))
    for anatomy, center in ANATOMY.items():
        queries.append(tokenizer.encode(anatomy.replace("-", " ")).ids)
        targets.append(ellipse_at(center))
    shares = np.zeros((len(queries), vocabulary))
    for row, ids in enumerate(queries):
        for token in ids:
            shares[row, token] += 1 / len(ids)
    table = np.linalg.lstsq(shares, np.stack(targets), rcond=None)[0].astype(np.float32)
    filters = np.stack([bright_at(c, b) for c, b, _ in FINDINGS.values()])
    sides = np.zeros((vocabulary, 4), np.float32)
    for words, side in ((("left", " left", "左"), 1), (("right", " right", "右"), 2), (("bilateral", "両側", "双侧"), 3)):
        for word in words:
            sides[tokenizer.encode(word).ids[-1], side] = 5
    return graph(
        "grounding",
        [
            node("Gather", "table phrases", "rows"),
            node("Equal", "phrases pad", "is_pad"),
            node("Not", "is_pad", "is_word"),
            node("Cast", "is_word", "words", to=TensorProto.FLOAT),
            node("Unsqueeze", "words last_axis", "words_column"),
            node("Mul", "rows words_column", "word_rows"),
            node("ReduceSum", "word_rows axis_1", "row_sum", keepdims=0),
            node("ReduceSum", "words axis_1", "word_count", keepdims=1),
            node("Div", "row_sum word_count", "phrase"),
            node("Reshape", "pixels pixel_shape", "pixel_columns"),
            node("MatMul", "phrase pixel_columns", "mask_rows"),
            node("Reshape", "mask_rows mask_shape", "masks"),
            node("ReduceMax", "mask_rows", "presence", axes=[1], keepdims=0),
            node("MatMul", "box_weight pixel_columns", "box_raw"),
            node("Relu", "box_raw", "box_rows"),
            node("Reshape", "box_rows box_shape", "box_one"),
            node("Shape", "phrases", "phrase_count", start=0, end=1),
            node("Concat", "phrase_count box_tail", "box_all", axis=0),
            node("Expand", "box_one box_all", "boxes"),
            node("MatMul", "phrase state_weight", "state_raw"),
            node("Tanh", "state_raw", "states"),
            node("MatMul", "phrase concept_weight", "concept_dot"),
            node("Add", "concept_dot concept_bias", "concept_known"),
            node("Mul", "phrase phrase", "phrase_squares"),
            node("ReduceSum", "phrase_squares axis_1", "phrase_norm", keepdims=1),
            node("Sub", "phrase_norm one", "concept_unknown"),
            node("Concat", "concept_known concept_unknown", "concepts", axis=1),
            node("Gather", "side_table phrases", "side_rows"),
            node("ReduceSum", "side_rows axis_1", "side_sum", keepdims=0),
            node("Add", "side_sum side_bias", "sides"),
        ],
        [
            ("pixels", TensorProto.FLOAT, [1, C, G, G]),
            ("tokens", TensorProto.FLOAT, [1, T, D]),
            ("phrases", TensorProto.INT64, ["N", "L"]),
        ],
        [
            ("presence", TensorProto.FLOAT, ["N"]),
            ("masks", TensorProto.FLOAT, ["N", G, G]),
            ("boxes", TensorProto.FLOAT, ["N", 4, G, G]),
            ("states", TensorProto.FLOAT, ["N", D]),
            ("concepts", TensorProto.FLOAT, ["N", len(FINDINGS) + 1]),
            ("sides", TensorProto.FLOAT, ["N", 4]),
        ],
        {
            "table": table,
            "pad": np.array(0, np.int64),
            "last_axis": np.array([2], np.int64),
            "axis_1": np.array([1], np.int64),
            "pixel_shape": np.array([C, G * G], np.int64),
            "mask_shape": np.array([-1, G, G], np.int64),
            "box_weight": np.array([[1, 0, 0, 0, 0, 0.6], [0.5, 0, 0.2, 0, 0, 0.7]] * 2, np.float32),
            "box_shape": np.array([1, 4, G, G], np.int64),
            "box_tail": np.array([4, G, G], np.int64),
            "state_weight": (random.normal(size=(C, D)) / 20).astype(np.float32),
            "concept_weight": (2 * filters.T).astype(np.float32),
            "concept_bias": -(filters**2).sum(1)[None].astype(np.float32),
            "one": np.array(1, np.float32),
            "side_table": sides,
            "side_bias": np.array([2, 0, 0, 0], np.float32),
        },
    )


def make_decoder(random: np.random.Generator, tokenizer: Tokenizer) -> bytes:
    """Recites: language and finding are read back from the cached keys, the place in the sentence from their length."""
    vocabulary = tokenizer.get_vocab_size()
    eos = tokenizer.token_to_id("<eos>")
    recited = np.full((len(LANGUAGES) * 8 * 4, LONGEST), eos, np.int64)
    for i, language in enumerate(LANGUAGES):
        for j, finding in enumerate(FINDINGS):
            for k, presence in enumerate(["absent", *PRESENCES]):
                ids = tokenizer.encode(sentence(language, finding, presence)).ids
                recited[(i * 8 + j) * 4 + k, : len(ids)] = ids
    first = np.zeros(vocabulary, np.int64)
    for i, language in enumerate(LANGUAGES):
        first[tokenizer.token_to_id(f"<{language}>")] = i * 32
    for j, finding in enumerate(FINDINGS):
        first[tokenizer.token_to_id(f"<{finding}>")] = j * 4
    i64 = lambda *values: np.array(values, np.int64)
    return graph(
        "decoder",
        [
            node("Cast", "ids", "id_values", to=TensorProto.FLOAT),
            node("Unsqueeze", "id_values id_axes", "id_column"),
            node("Concat", "id_column id_column id_column id_column", "new_keys", axis=4),
            node("Concat", "past_keys new_keys", "keys", axis=3),
            node("Mul", "new_keys half", "new_values"),
            node("Concat", "past_values new_values", "values", axis=3),
            # The first and third key are the language's and the finding's token.
            node("Slice", "keys start_language end_language slice_axes", "language_key"),
            node("Slice", "keys start_finding end_finding slice_axes", "finding_key"),
            node("Reshape", "language_key flat", "language_value"),
            node("Reshape", "finding_key flat", "finding_value"),
            node("Cast", "language_value", "language_id", to=TensorProto.INT64),
            node("Cast", "finding_value", "finding_id", to=TensorProto.INT64),
            node("Gather", "first language_id", "language_row"),
            node("Gather", "first finding_id", "finding_row"),
            node("Slice", "codes zero one code_axis", "presence_column"),
            node("Reshape", "presence_column flat", "presence_row"),
            node("Add", "language_row finding_row", "row_base"),
            node("Add", "row_base presence_row", "row"),
            node("Gather", "recited row", "sentence"),
            node("Shape", "keys", "length", start=3, end=4),
            node("Sub", "length three", "place_raw"),
            node("Min", "place_raw last_place", "place"),
            node("Gather", "sentence place", "token_column", axis=1),
            node("Reshape", "token_column flat", "token"),
            node("OneHot", "token depth off_on", "hot", axis=-1),
            node("MatMul", "states small", "noise"),
            node("Add", "hot noise", "logits"),
            node("Squeeze", "tokens zero", "image_rows"),
            node("Transpose", "image_rows", "image_columns", perm=[1, 0]),
            node("MatMul", "states image_columns", "looked"),
            node("Softmax", "looked", "attention", axis=-1),
        ],
        [
            ("ids", TensorProto.INT64, ["N", "L"]),
            ("codes", TensorProto.INT64, ["N", 4]),
            ("states", TensorProto.FLOAT, ["N", D]),
            ("tokens", TensorProto.FLOAT, [1, T, D]),
            ("past_keys", TensorProto.FLOAT, [1, "N", 1, "P", 4]),
            ("past_values", TensorProto.FLOAT, [1, "N", 1, "P", 4]),
        ],
        [
            ("logits", TensorProto.FLOAT, ["N", vocabulary]),
            ("keys", TensorProto.FLOAT, [1, "N", 1, "Q", 4]),
            ("values", TensorProto.FLOAT, [1, "N", 1, "Q", 4]),
            ("attention", TensorProto.FLOAT, ["N", T]),
        ],
        {
            "id_axes": i64(0, 2, 4),
            "half": np.array(0.5, np.float32),
            "slice_axes": i64(3, 4),
            "start_language": i64(0, 0),
            "end_language": i64(1, 1),
            "start_finding": i64(2, 0),
            "end_finding": i64(3, 1),
            "flat": i64(-1),
            "zero": i64(0),
            "one": i64(1),
            "code_axis": i64(1),
            "first": first,
            "recited": recited,
            "three": i64(3),
            "last_place": i64(LONGEST - 1),
            "depth": i64(vocabulary),
            "off_on": np.array([0, 10], np.float32),
            "small": (random.normal(size=(D, vocabulary)) / 10).astype(np.float32),
        },
    )


# A second opinion on preprocessing and regions: plain loops, as GRAPHS.md words it.


def resize_line(line: np.ndarray, size: int) -> np.ndarray:
    """Triangle filter along the first axis, [n, …] → [size, …]."""
    count = line.shape[0]
    reach = max(1.0, count / size)
    out = np.zeros((size, *line.shape[1:]))
    for i in range(size):
        center = (i + 0.5) * count / size
        weights = np.maximum(0, 1 - np.abs(np.arange(count) + 0.5 - center) / reach)
        out[i] = np.tensordot(weights / weights.sum(), line, 1)
    return out


def preprocess(image: np.ndarray) -> tuple[np.ndarray, dict]:
    """[H, W] grey → [S, S] in 0..1 and the letterbox {scale, x0, y0, w, h}."""
    height, width = image.shape
    scale = S / max(width, height)
    w, h = max(1, math.floor(width * scale + 0.5)), max(1, math.floor(height * scale + 0.5))
    resized = resize_line(resize_line(image.astype(np.float64).T, w).T, h)
    lo, hi = np.percentile(resized, PERCENTILES)
    content = np.clip((resized - lo) / (hi - lo), 0, 1) if hi > lo else np.zeros_like(resized)
    x0, y0 = (S - w) // 2, (S - h) // 2
    field = np.zeros((S, S), np.float32)
    field[y0 : y0 + h, x0 : x0 + w] = content
    return field, {"scale": scale, "x0": x0, "y0": y0, "w": w, "h": h}


def enlarge(mask: np.ndarray) -> np.ndarray:
    """[G, G] logits → [4G, 4G] probabilities."""
    probability = 1 / (1 + np.exp(-mask.astype(np.float64)))
    at = np.clip((np.arange(4 * G) + 0.5) / 4 - 0.5, 0, G - 1)
    low = np.floor(at).astype(int)
    high = np.minimum(low + 1, G - 1)
    part = at - low
    rows = probability[low] * (1 - part)[:, None] + probability[high] * part[:, None]
    return rows[:, low] * (1 - part) + rows[:, high] * part


def component_at(field: np.ndarray, y: int, x: int, threshold: float) -> list[tuple[int, int]]:
    seen, waiting = {(y, x)}, [(y, x)]
    while waiting:
        cy, cx = waiting.pop()
        for ny in range(cy - 1, cy + 2):
            for nx in range(cx - 1, cx + 2):
                inside = 0 <= ny < field.shape[0] and 0 <= nx < field.shape[1]
                if inside and (ny, nx) not in seen and field[ny, nx] >= threshold:
                    seen.add((ny, nx))
                    waiting.append((ny, nx))
    return list(seen)


def propose(mask: np.ndarray, boxes: np.ndarray, box: dict, share: float, blend: float) -> list[list[float]]:
    """Up to three boxes [x, y, w, h] in image pixels, best first."""
    field, first, proposals = enlarge(mask), None, []
    for _ in range(3):
        y, x = np.unravel_index(int(field.argmax()), field.shape)
        peak = field[y, x]
        first = peak if first is None else first
        if peak < 0.3 * first:
            break
        cells = np.array(component_at(field, y, x, share * peak))
        top, left = cells.min(0)
        bottom, right = cells.max(0) + 1
        component = np.array([left, top, right, bottom]) * 2.0
        cy, cx = y // 4, x // 4
        l, t, r, b = boxes[:, cy, cx]
        regressed = np.array([cx + 0.5 - l, cy + 0.5 - t, cx + 0.5 + r, cy + 0.5 + b]) * 8
        edges = (1 - blend) * component + blend * regressed
        edges[0::2] = np.clip(edges[0::2], box["x0"], box["x0"] + box["w"])
        edges[1::2] = np.clip(edges[1::2], box["y0"], box["y0"] + box["h"])
        edges = (edges - [box["x0"], box["y0"]] * 2) / box["scale"]
        proposals.append([edges[0], edges[1], edges[2] - edges[0], edges[3] - edges[1]])
        field[max(top - 4, 0) : bottom + 4, max(left - 4, 0) : right + 4] = 0
    return [[round(float(v), 3) for v in p] for p in proposals]


def draw_image(width: int, height: int) -> np.ndarray:
    """[H, W] uint8: grey body, two dark lungs, a heart, and a bright patch at the right base."""
    y, x = np.mgrid[0:height, 0:width]
    u, v = (x + 0.5) / width * 2 - 1, (y + 0.5) / height * 2 - 1
    image = np.full((height, width), 150.0)
    for side in (-0.5, 0.5):
        image[((u - side) / 0.38) ** 2 + (v / 0.85) ** 2 < 1] = 40
    image[((u - 0.1) / 0.3) ** 2 + ((v - 0.35) / 0.35) ** 2 < 1] = 190
    image[((u + 0.5) / 0.35) ** 2 + ((v - 0.65) / 0.3) ** 2 < 1] = 230
    return (image + 8 * np.sin(x * 1.7) * np.cos(y * 2.3)).astype(np.uint8)


def write(name: str, content: bytes) -> dict:
    path = OUT / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return {"file": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def run_golden(image: np.ndarray, files: dict[str, bytes], manifest: dict, codes: list[list[int]]) -> dict:
    """What the graphs give on native onnxruntime, as the manifest's golden case records it."""
    open_graph = lambda name: onnxruntime.InferenceSession(files[name])
    field, box = preprocess(image)
    pixels, tokens, scope = open_graph("encoder").run(None, {"image": field[None, None]})
    queries = [q["query"] for q in [*manifest["findings"], *manifest["anatomy"]]]
    phrases = np.zeros((len(queries), max(map(len, queries))), np.int64)
    for row, query in enumerate(queries):
        phrases[row, : len(query)] = query
    presence, masks, boxes, states, *_ = open_graph("grounding").run(
        None, {"pixels": pixels, "tokens": tokens, "phrases": phrases}
    )
    count = len(manifest["findings"])
    decoder, decoded = open_graph("decoder"), {}
    for language in LANGUAGES:
        special = manifest["tokens"]
        prefix = [special["language"][language], special["task"]["report"]]
        ids = np.array([[*prefix, special["finding"][f["id"]]] for f in manifest["findings"]], np.int64)
        keys = values = np.zeros((1, count, 1, 0, 4), np.float32)
        rows: list[list[int]] = [[] for _ in range(count)]
        done = [False] * count
        for _ in range(manifest["decoder"]["maximumTokens"]):
            feeds = {"ids": ids, "codes": np.array(codes, np.int64), "states": states[:count], "tokens": tokens}
            logits, keys, values, _ = decoder.run(None, {**feeds, "past_keys": keys, "past_values": values})
            ids = logits.argmax(1)[:, None].astype(np.int64)
            for row in range(count):
                done[row] = done[row] or int(ids[row, 0]) == special["eos"]
                if not done[row]:
                    rows[row].append(int(ids[row, 0]))
            if all(done):
                break
        decoded[language] = rows
    chosen = np.arange(7, S * S, 31)
    sampled = np.arange(3, masks.size, 17)
    return {
        "preprocessed": {
            "indices": chosen.tolist(),
            "values": field.reshape(-1)[chosen].tolist(),
            "mean": float(field.mean()),
            "std": float(field.std()),
        },
        "presence": presence[:count].tolist(),
        "scope": scope[0].tolist(),
        "maskSamples": {"indices": sampled.tolist(), "values": masks.reshape(-1)[sampled].tolist()},
        "codes": codes,
        "tokens": decoded,
        "boxes": [
            propose(masks[row], boxes[row], box, f["regionShare"], f["boxBlend"])
            for row, f in enumerate(manifest["findings"])
        ],
    }


def main() -> None:
    random = np.random.default_rng(7)
    tokenizer = train_tokenizer()
    token = tokenizer.token_to_id
    files = {
        "encoder": make_encoder(random),
        "grounding": make_grounding(random, tokenizer),
        "decoder": make_decoder(random, tokenizer),
    }
    both = lambda en, ja: {"en": en, "ja": ja}
    manifest = {
        "schemaVersion": 1,
        "id": "tiny",
        "version": "1.0.0",
        "licence": "MIT",
        "name": both("Tiny test package", "テスト用の小さなパッケージ"),
        "intendedUse": both("Tests of the software only.", "ソフトウェアの試験専用。"),
        "limits": [both("Knows nothing of radiographs.", "X線写真については何も知らない。")],
        "input": {"size": S, "percentiles": list(PERCENTILES)},
        "accepts": {
            "modalities": ["CR", "DX"],
            "bodyParts": ["CHEST", "THORAX"],
            "views": ["PA", "AP"],
            "minimumAgeYears": 16,
            "minimumPixels": 32,
        },
        "graphs": {n: {**write(f"{n}.onnx", content), "precision": "fp32"} for n, content in files.items()},
        "tokenizer": write("tokenizer.json", tokenizer.to_str().encode()),
        "tokens": {
            "pad": token("<pad>"),
            "eos": token("<eos>"),
            "language": {language: token(f"<{language}>") for language in LANGUAGES},
            "task": {"report": token("<report>")},
            "finding": {f: token(f"<{f}>") for f in FINDINGS},
        },
        "decoder": {
            "layers": 1,
            "heads": 1,
            "headSize": 4,
            "maximumTokens": LONGEST,
            "codes": {
                "presence": PRESENCES,
                "side": ["left", "right", "bilateral", "midline"],
                "zone": ["upper", "middle", "lower"],
                "extent": ["small", "moderate", "large"],
            },
        },
        "findings": [
            {
                "id": f,
                "name": both(*names[:2]),
                "query": tokenizer.encode(names[0]).ids,
                "calibration": {"slope": 1.0, "intercept": 0.0},
                "thresholds": {"present": 0.7, "absent": 0.3},
                "regionShare": 0.5,
                "regionMinimum": 0.4,
                "boxBlend": 0.4,
                "limits": both("For tests only.", "試験専用。"),
            }
            for f, (_, _, names) in FINDINGS.items()
        ],
        "anatomy": [
            {"id": a, "query": tokenizer.encode(a.replace("-", " ")).ids, "maskThreshold": 0.5} for a in ANATOMY
        ],
        "concepts": [*FINDINGS, "unknown"],
        "outOfScope": {
            "classes": ["frontal-chest-radiograph", "other-radiograph", "not-a-radiograph"],
            "minimumInScope": 0.5,
        },
        "calibratedFor": hashlib.sha256(
            "".join(hashlib.sha256(files[n]).hexdigest() for n in ("encoder", "grounding", "decoder")).encode()
        ).hexdigest(),
        "golden": [],
        "evaluation": {},
    }
    image = draw_image(80, 100)
    presences = [[3, 0, 0, 0]] * 2 + [[1, 2, 3, 2]] + [[3, 0, 0, 0]] + [[2, 4, 0, 0]] + [[3, 0, 0, 0]] * 3
    expected = run_golden(image, files, manifest, presences)
    print({f: round(p, 2) for f, p in zip(FINDINGS, expected["presence"])}, [len(b) for b in expected["boxes"]])
    manifest["golden"] = [
        {
            "image": {**write("golden/chest.raw", image.tobytes()), "width": 80, "height": 100},
            "expected": write("golden/chest.json", json.dumps(expected).encode()),
            "tolerance": {"preprocess": 1e-4, "logit": 1e-3, "mask": 1e-3},
        }
    ]
    (OUT / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
