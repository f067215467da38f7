"""An exported graph -> the same graph with all worked out that is known before an image is: shapes, constants, turned weights.

A third to a half of the exporter's nodes go. In a browser each kind of node costs most when it is first run, before its code
was compiled well, so this shortens the first reading of a visit most.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import onnx
import onnxruntime

from .static_shapes import drop_unasked, write_shapes


def fold(model: onnx.ModelProto) -> onnx.ModelProto:
    """Same inputs, outputs, opset and answers; only operators of ONNX's own domain."""
    folded = fold_constants(model)
    write_shapes(folded)
    # What the shapes were put together from is constant now, or nobody asks for it.
    folded = fold_constants(folded)
    drop_unasked(folded)
    onnx.checker.check_model(folded)
    return folded


def fold_constants(model: onnx.ModelProto) -> onnx.ModelProto:
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.log_severity_level = 3
    with tempfile.TemporaryDirectory() as folder:
        options.optimized_model_filepath = str(Path(folder) / "folded.onnx")
        onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
        folded = onnx.load(options.optimized_model_filepath)
    # The runtime lists every domain it knows.
    own = [one for one in folded.opset_import if one.domain == ""]
    del folded.opset_import[:]
    folded.opset_import.extend(own)
    return folded
