"""Reshapes whose sizes are known ask for no shape, and answer the same for any number of queries."""

import io

import numpy as np
import onnx
import onnxruntime
import pytest
import torch

from training.fold import fold


class Heads(torch.nn.Module):
    """Splits into heads, turns them round and puts them together again, as attention does."""

    def forward(self, rows: torch.Tensor, table: torch.Tensor) -> torch.Tensor:
        first, second = rows.chunk(2, -1)
        heads = first.unflatten(-1, (4, 3)).transpose(1, 2) * 2
        wide = table.expand(*rows.shape[:2], 12)
        return heads.transpose(1, 2).flatten(-2) + second * wide


@pytest.fixture
def exported() -> onnx.ModelProto:
    buffer = io.BytesIO()
    names = {"input_names": ["rows", "table"], "output_names": ["out"], "dynamic_axes": {"rows": {0: "N", 1: "L"}, "out": {0: "N", 1: "L"}}}
    torch.onnx.export(Heads(), (torch.rand(2, 5, 24), torch.rand(1, 1, 12)), buffer, opset_version=17, dynamo=False, **names)
    return onnx.load_from_string(buffer.getvalue())


@pytest.mark.parametrize("count, length", [(1, 1), (3, 7)])
def test_answers_stay_the_same(exported, count, length):
    rng = np.random.default_rng(0)
    fed = {"rows": rng.random((count, length, 24), np.float32), "table": rng.random((1, 1, 12), np.float32)}
    before, after = (onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"]).run(None, fed)[0] for model in (exported, fold(exported)))
    np.testing.assert_array_equal(before, after)


def test_heads_are_split_without_asking_for_a_shape(exported):
    folded = fold(exported)
    constants = {one.name for one in folded.graph.initializer}
    reshapes = [node for node in folded.graph.node if node.op_type == "Reshape"]
    assert len(reshapes) >= 2
    assert all(node.input[1] in constants for node in reshapes)
    assert len(folded.graph.node) < len(exported.graph.node)
