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
    if node.op_type == "MatMul" and position == 0:
        return 0 if ndim == 2 else None
    place = AXES.get(node.op_type)
    return place[1] % ndim if place and place[0] == position else None


def rounded(name: str, values: np.ndarray, axis: int) -> tuple[list[onnx.TensorProto], list[onnx.NodeProto]]:
    """Constants and nodes that give `{name}.fp32`: int8 with a scale per place along `axis`, the largest magnitude there / 127.

    Of a stack of matrices each row of each has its scale: DequantizeLinear knows but one axis.
    """
    stack = values.shape if values.ndim == 3 else None
    if stack:
        values, axis = values.reshape(-1, stack[-1]), 0
    others = tuple(i for i in range(values.ndim) if i != axis)
    scale = np.maximum(np.abs(values).max(others) / 127, 1e-9).astype(np.float32)
    whole = np.clip(np.round(values / np.expand_dims(scale, others)), -127, 127).astype(np.int8)
    parts = {f"{name}.int8": whole, f"{name}.scale": scale, f"{name}.zero": np.zeros_like(scale, dtype=np.int8)}
    nodes = [helper.make_node("DequantizeLinear", list(parts), [f"{name}.rows" if stack else f"{name}.fp32"], axis=axis)]
    if stack:
        parts[f"{name}.shape"] = np.array(stack, np.int64)
        nodes.append(helper.make_node("Reshape", [f"{name}.rows", f"{name}.shape"], [f"{name}.fp32"]))
    return [numpy_helper.from_array(value, key) for key, value in parts.items()], nodes


def quantize(model: onnx.ModelProto) -> onnx.ModelProto:
    """Weights as int8, symmetric, each output channel with its scale."""
    out = onnx.ModelProto()
    out.CopyFrom(model)
    weights = {tensor.name: tensor for tensor in out.graph.initializer}
    done: set[str] = set()
    added: list[onnx.NodeProto] = []
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
                constants, nodes = rounded(name, values, axis)
                out.graph.initializer.extend(constants)
                added.extend(nodes)
                done.add(name)
            node.input[position] = f"{name}.fp32"
    nodes = added + list(out.graph.node)
    still = {name for node in nodes for name in node.input}
    kept = [tensor for tensor in out.graph.initializer if tensor.name in still]
    del out.graph.initializer[:], out.graph.node[:]
    out.graph.initializer.extend(kept)
    out.graph.node.extend(nodes)
    onnx.checker.check_model(out)
    return out
