"""fp32 ONNX -> the same graph with int8 weights, dequantised in the graph so that WASM and WebGPU run one file."""

from __future__ import annotations

import numpy as np
import onnx
from onnx import helper, numpy_helper

#: Smaller tensors (biases, norms) stay as they are: they are nothing in bytes and much in accuracy.
SMALLEST = 2048
#: Which input holds the weights, and its axis of output channels.
AXES = {"Conv": (1, 0), "MatMul": (1, -1), "Gather": (0, 0)}


def axis_of(node: onnx.NodeProto, position: int, ndim: int) -> int | None:
    if node.op_type == "Gemm" and position == 1:
        transposed = any(a.name == "transB" and a.i == 1 for a in node.attribute)
        return 0 if transposed else 1
    place = AXES.get(node.op_type)
    return place[1] % ndim if place and place[0] == position else None


def quantize(model: onnx.ModelProto) -> onnx.ModelProto:
    """Symmetric int8 per output channel; scale = largest magnitude / 127."""
    out = onnx.ModelProto()
    out.CopyFrom(model)
    weights = {tensor.name: tensor for tensor in out.graph.initializer}
    done: dict[str, str] = {}
    added = []
    for node in out.graph.node:
        for position, name in enumerate(node.input):
            tensor = weights.get(name)
            if tensor is None or tensor.data_type != onnx.TensorProto.FLOAT:
                continue
            values = numpy_helper.to_array(tensor)
            axis = axis_of(node, position, values.ndim) if values.ndim >= 2 and values.size >= SMALLEST else None
            if axis is None:
                continue
            if name not in done:
                others = tuple(i for i in range(values.ndim) if i != axis)
                scale = np.maximum(np.abs(values).max(others) / 127, 1e-9).astype(np.float32)
                shape = [-1 if i == axis else 1 for i in range(values.ndim)]
                whole = np.clip(np.round(values / scale.reshape(shape)), -127, 127).astype(np.int8)
                zero = np.zeros_like(scale, dtype=np.int8)
                parts = [f"{name}.int8", f"{name}.scale", f"{name}.zero"]
                out.graph.initializer.extend(numpy_helper.from_array(v, n) for v, n in zip((whole, scale, zero), parts))
                done[name] = f"{name}.fp32"
                added.append(helper.make_node("DequantizeLinear", parts, [done[name]], axis=axis))
            node.input[position] = done[name]
    nodes = added + list(out.graph.node)
    still = {name for node in nodes for name in node.input}
    kept = [tensor for tensor in out.graph.initializer if tensor.name in still]
    del out.graph.initializer[:], out.graph.node[:]
    out.graph.initializer.extend(kept)
    out.graph.node.extend(nodes)
    onnx.checker.check_model(out)
    return out
