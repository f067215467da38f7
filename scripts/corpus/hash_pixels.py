#!/usr/bin/env python3
"""What pydicom makes of the pixels of DICOM files, to hold our own decoders against.

    python3 scripts/corpus/hash_pixels.py FOLDER > tests/fixtures/corpus-pixels.json

For the first and the last frame of every file. Where the compression loses nothing (and of JPEG-LS
near-lossless, whose decoder has no freedom either): SHA-256 of the stored values as little-endian 32-bit
integers (floats where they are), row by row, samples of a pixel together, before rescale, palette or change of
colour space. Of lossy JPEG and JPEG 2000, whose decoders may round differently: the means of 8 x 8
tiles, in RGB where there is colour. Files that pydicom cannot decode are left out and named on stderr.
Needs dcmtk's dcmdjpeg too. Made with pydicom 3.0, pylibjpeg 2.1, pylibjpeg-libjpeg 2.5, pylibjpeg-openjpeg 2.6.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

import numpy as np
import pydicom
from pydicom.encaps import get_frame
from pydicom.pixels import iter_pixels
from pydicom.pixels.decoders.rle import _rle_decode_segment

EXACT = {
    "1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.1.99", "1.2.840.10008.1.2.2",
    "1.2.840.10008.1.2.4.57", "1.2.840.10008.1.2.4.70", "1.2.840.10008.1.2.4.80",
    "1.2.840.10008.1.2.4.81", "1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.5",
    "1.2.840.10008.1.2.8.1",
}  # fmt: skip
LOSSY = {"1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51", "1.2.840.10008.1.2.4.91"}
COMPRESSED_BITS = {"1.2.840.10008.1.2.5", "1.2.840.10008.1.2.8.1"}


def hash_frame(frame: np.ndarray) -> str:
    """`frame`: (rows, columns) or (rows, columns, samples)."""
    plain = "<f4" if frame.dtype.kind == "f" else "<i4"
    return hashlib.sha256(np.ascontiguousarray(frame, dtype=plain).tobytes()).hexdigest()


def tile_means(frame: np.ndarray) -> list[float]:
    """Means of all samples in 8 x 8 tiles, row by row; tile i begins at floor(i * size / 8). Few pixels: one tile."""
    if min(frame.shape[:2]) < 8:
        return [round(float(frame.mean()), 2)]
    rows, columns = ([size * i // 8 for i in range(9)] for size in frame.shape[:2])
    return [
        round(float(frame[rows[y] : rows[y + 1], columns[x] : columns[x + 1]].mean()), 2)
        for y in range(8)
        for x in range(8)
    ]


def decode_bits(dataset: pydicom.Dataset, frame: int) -> np.ndarray:
    """Compressed 1-bit pixels, for which pydicom 3.0 has the parts but no decoder: (rows, columns)."""
    encoded = get_frame(dataset.PixelData, frame, number_of_frames=int(dataset.NumberOfFrames))
    if dataset.file_meta.TransferSyntaxUID == "1.2.840.10008.1.2.5":
        packed = _rle_decode_segment(encoded[64:])
    else:
        packed = zlib.decompress(encoded, wbits=-15)
    bits = np.unpackbits(np.frombuffer(packed, np.uint8), bitorder="little")
    return bits[: dataset.Rows * dataset.Columns].reshape(dataset.Rows, dataset.Columns)


def decompress(path: Path) -> pydicom.Dataset:
    """By dcmtk, for 12-bit JPEG whose scans end before coefficient 63, which pylibjpeg refuses."""
    with tempfile.NamedTemporaryFile() as plain:
        subprocess.run(["dcmdjpeg", path, plain.name], check=True, capture_output=True)
        return pydicom.dcmread(plain.name)


def hash_file(path: Path) -> dict:
    dataset = pydicom.dcmread(path, force=True)
    syntax = dataset.file_meta.TransferSyntaxUID
    count = int(dataset.get("NumberOfFrames", 1) or 1)
    frames = [0] if count == 1 else [0, count - 1]
    if dataset.BitsAllocated == 1 and syntax in COMPRESSED_BITS:
        pixels = [decode_bits(dataset, frame) for frame in frames]
    else:
        try:
            pixels = list(iter_pixels(dataset, indices=frames, raw=syntax in EXACT))
        except RuntimeError:
            if syntax in EXACT:
                raise
            pixels = list(iter_pixels(decompress(path), indices=frames))
    about = {"transferSyntax": str(syntax), "frames": [frame + 1 for frame in frames]}
    if syntax in EXACT:
        return {**about, "sha256": [hash_frame(frame) for frame in pixels]}
    return {**about, "means": [tile_means(frame) for frame in pixels]}


def main(folder: Path) -> None:
    hashes = {}
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.suffix == ".csv":
            continue
        try:
            dataset = pydicom.dcmread(path, force=True, stop_before_pixels=True)
            if dataset.file_meta.get("TransferSyntaxUID") in EXACT | LOSSY and "Rows" in dataset:
                hashes[path.name] = hash_file(path)
        except Exception as error:  # whatever a broken file makes of it, the others go on
            print(f"{path.name}: {error}", file=sys.stderr)
    print(json.dumps(hashes).replace('}, ', '},\n'))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
