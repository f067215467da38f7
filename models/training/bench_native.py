"""Times the encoder and grounding graphs of a package on the native onnxruntime, for `npm run bench`."""

import argparse
import json
import statistics
import time
from pathlib import Path

import numpy as np
import onnxruntime as ort


def open_graph(folder: Path, manifest: dict, name: str, threads: int) -> ort.InferenceSession:
    """Opens one graph of the package with a fixed number of threads."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    file = folder / manifest["graphs"][name]["file"]
    return ort.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])


def median_ms(work, runs: int) -> float:
    """Median time of `work()` in milliseconds, after one run that does not count."""
    work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--package", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()

    folder = arguments.package
    manifest = json.loads((folder / "manifest.json").read_text())
    encoder, grounding = (
        open_graph(folder, manifest, name, arguments.threads) for name in ("encoder", "grounding")
    )
    size = manifest["input"]["size"]
    image = np.random.default_rng(0).random((1, 1, size, size), dtype=np.float32)
    queries = [entry["query"] for entry in manifest["findings"] + manifest["anatomy"]]
    longest = max(map(len, queries))
    pad = manifest["tokens"]["pad"]
    phrases = np.array([query + [pad] * (longest - len(query)) for query in queries], np.int64)
    pixels, tokens, _ = encoder.run(["pixels", "tokens", "scope"], {"image": image})
    feed = {"pixels": pixels, "tokens": tokens, "phrases": phrases}
    print(
        json.dumps(
            {
                "encode": median_ms(lambda: encoder.run(None, {"image": image}), arguments.runs),
                "ground": median_ms(lambda: grounding.run(None, feed), arguments.runs),
            }
        )
    )


if __name__ == "__main__":
    main()
