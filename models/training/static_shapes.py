"""A graph whose reshapes ask at run time for sizes that are known -> the same graph with those sizes written into it.

The exporter asks for the shape of a tensor, takes it apart and puts it together again, though all but one or two of its sizes
(how many queries, how many words) are the same for every image. In a browser each of these nodes is opened and run.
"""

from __future__ import annotations

import numpy as np
import onnx
from onnx import numpy_helper
from onnxruntime.tools.symbolic_shape_infer import SymbolicShapeInference

#: A size, or the name of one that varies.
Shape = list[int | str]


def known_shapes(model: onnx.ModelProto) -> dict[str, Shape]:
    """Tensor -> its shape, of those whose every size is known or has a name."""
    graph = SymbolicShapeInference.infer_shapes(model, auto_merge=True).graph
    shapes = {}
    for value in [*graph.input, *graph.value_info, *graph.output]:
        sizes = [one.dim_value if one.HasField("dim_value") else one.dim_param for one in value.type.tensor_type.shape.dim]
        if all(size != "" for size in sizes):
            shapes[value.name] = sizes
    return shapes


def reshape_to(before: Shape, after: Shape) -> list[int] | None:
    """What to ask of Reshape: 0 keeps a size where it is, -1 is what remains, which only one can be."""
    asked = [size if isinstance(size, int) else 0 if before[axis : axis + 1] == [size] else -1 for axis, size in enumerate(after)]
    return asked if asked.count(-1) <= 1 else None


def write_shapes(model: onnx.ModelProto) -> None:
    """In place: Reshape, Expand and Gather of a shape take constants where these are known. Leaves nodes that nobody asks any more."""
    graph, shapes = model.graph, known_shapes(model)
    constants = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    asks_shape_of = {node.output[0]: node.input[0] for node in graph.node if node.op_type == "Shape"}
    for node in graph.node:
        before, after = shapes.get(node.input[0]), shapes.get(node.output[0])
        wanted: list[int] | None = None
        if node.op_type == "Reshape" and node.input[1] not in constants and before and after:
            wanted = reshape_to(before, after)
        elif node.op_type == "Expand" and node.input[1] not in constants and before and before == after:
            wanted = [1] * len(before)
        if wanted is not None:
            node.input[1] = f"{node.output[0]}.shape"
            graph.initializer.append(numpy_helper.from_array(np.array(wanted, np.int64), node.input[1]))
        if node.op_type == "Gather" and node.input[0] in asks_shape_of and node.input[1] in constants:
            sizes, at = shapes.get(asks_shape_of[node.input[0]], []), constants[node.input[1]]
            found = [sizes[i] for i in at.flat if -len(sizes) <= i < len(sizes)]
            if len(found) == at.size and all(isinstance(size, int) for size in found):
                name = f"{node.output[0]}.size"
                graph.initializer.append(numpy_helper.from_array(np.array(found, np.int64).reshape(at.shape), name))
                node.CopyFrom(onnx.helper.make_node("Identity", [name], list(node.output)))


def drop_unasked(model: onnx.ModelProto) -> None:
    """In place: without nodes and constants that no output comes from."""
    graph = model.graph
    asked = {one.name for one in graph.output}
    kept = []
    for node in reversed(graph.node):
        if asked.intersection(node.output):
            asked.update(node.input)
            kept.append(node)
    constants = [one for one in graph.initializer if one.name in asked]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(reversed(kept))
    graph.initializer.extend(constants)
