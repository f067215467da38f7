"""A tiny network learns, its graphs equal it, int8 stays near, and the decoder's cache changes nothing."""

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from onnx import helper, numpy_helper

from training.config import FINDINGS, Net
from training.data import SIDELIGHTS, Batch, N, place_edges, procedural
from training.decoder import Decoder, encode_codes, generate
from training.graphs import DecoderGraph, export_graphs
from training.losses import vision_loss
from training.model import Reader, SideTasks
from training.quantize import quantize

TINY = Net(
    size=64, widths=(8, 8, 16, 16, 32), blocks=(1, 1, 1, 1), pixel_channels=16, width=32, evidence_channels=4,
    text_width=32, vocabulary=64, rounds=2, decoder_width=32, decoder_layers=2, decoder_heads=2,
)  # fmt: skip


@pytest.fixture(scope="module")
def reader() -> Reader:
    torch.manual_seed(0)
    return Reader(TINY)


@pytest.fixture(scope="module")
def decoder() -> Decoder:
    torch.manual_seed(1)
    return Decoder(TINY).eval()


def batch_of(n: int) -> Batch:
    """Bright squares on the left half: finding 0 is present where there is one."""
    rng = np.random.default_rng(0)
    images, masks = np.zeros((n, 1, 64, 64), np.float32), np.zeros((n, 13, 8, 8), np.float32)
    presence, edges, trust = np.zeros((n, 13), np.float32), np.zeros((n, N, 4, 8, 8), np.float32), np.zeros((n, N, 8, 8), np.float32)
    for i in range(0, n, 2):
        x, y = rng.integers(0, 3, 2)
        images[i, 0, y * 16 : y * 16 + 24, x * 16 : x * 16 + 24] = 1
        masks[i, 0, y * 2 : y * 2 + 3, x * 2 : x * 2 + 3] = 1
        presence[i, 0] = 1
        box = [(0, x * 128.0, y * 128.0, x * 128.0 + 192, y * 128.0 + 192)]
        edges[i], trust[i] = place_edges(box, np.array([[1, 0, 0], [0, 1, 0]], np.float32), 8)
    t = torch.from_numpy
    phrases = torch.arange(1, 27).reshape(13, 2)
    return Batch(
        t(images), phrases, t(presence), torch.ones(n, 13), t(masks), t(presence.copy()), t(edges), t(trust),
        torch.zeros(n, dtype=torch.long), phrases, torch.arange(13) % 12, torch.arange(13) % 4, sidelights_of(presence),
    )  # fmt: skip


def sidelights_of(presence: np.ndarray) -> torch.Tensor:
    """The first side task is finding 0; the others are not known, nor is anything of the last image."""
    out = np.full((len(presence), SIDELIGHTS), np.nan, np.float32)
    out[:-1, 0] = presence[:-1, 0]
    return torch.from_numpy(out)


def test_training_lowers_the_loss_and_every_round_learns(reader):
    model, side = Reader(TINY), SideTasks(TINY, SIDELIGHTS)
    batch = batch_of(8)
    optimiser = torch.optim.AdamW([*model.parameters(), *side.parameters()], 3e-3)
    losses = []
    for _ in range(40):
        pixels, tokens, scope = model.encoder(batch.images)
        out = (*model.grounding(pixels, tokens, batch.phrases), scope)
        loss, _ = vision_loss(out, batch, model.grounding.text(batch.texts)[1:], side(tokens.mean(1)))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(float(loss.detach()))
    assert losses[-1] < 0.7 * losses[0]
    said = model.eval()(batch.images, batch.phrases)[0]
    assert len(said) == TINY.rounds + 1
    for one in said[1:]:
        assert one.presence[::2, 0].mean() > one.presence[1::2, 0].mean()


def test_a_phrase_is_read_alike_alone_and_among_others(reader):
    reader.eval()
    with torch.no_grad():
        pixels, tokens, _ = reader.encoder(torch.rand(1, 1, 64, 64))
        phrases = torch.tensor([[3, 4, 0], [5, 6, 7], [8, 0, 0]])
        together = reader.grounding(pixels, tokens, phrases)[0][-1].masks[0, 1]
        alone = reader.grounding(pixels, tokens, phrases[1:2])[0][-1].masks[0, 0]
    assert torch.allclose(together, alone, atol=1e-4)


def test_graphs_equal_the_network_and_int8_stays_near(reader, decoder):
    queries = torch.arange(1, 23).reshape(11, 2)
    made = export_graphs(reader.eval().encoder, reader.grounding, decoder, TINY, queries)
    assert set(made) == {"encoder", "grounding", "decoder"}
    for name, (module, inputs, model) in made.items():
        feed = {key: value.numpy() for key, value in inputs.items()}
        with torch.no_grad():
            wanted = [x.numpy() for x in module(*inputs.values())]
        exact, near = (
            onnxruntime.InferenceSession(m.SerializeToString(), providers=["CPUExecutionProvider"]).run(None, feed)
            for m in (model, quantize(model))
        )
        for w, e, q in zip(wanted, exact, near):
            assert np.abs(w - e).max() < 1e-3, name
            assert np.abs(w - q).max() < 0.1 * max(1.0, np.abs(w).max()), name
        assert len(quantize(model).SerializeToString()) < len(model.SerializeToString())


def test_the_decoders_graph_says_what_the_decoder_says(decoder):
    ids, codes = torch.tensor([[5, 6], [7, 8]]), torch.tensor([encode_codes("present", "left", None, None), encode_codes("absent", None, None, None)])
    past = torch.randn(*decoder.empty_past(2).shape[:3], 3, 16)
    asked = (ids, codes, torch.randn(2, 32), torch.randn(1, 4, 32), past, past)
    with torch.no_grad():
        logits, keys, values, attention = decoder(*asked)
        graph = DecoderGraph(decoder)(*asked)
    for given, wanted in zip(graph, (logits[:, -1], keys, values, attention[:, -1])):
        assert torch.allclose(given, wanted, atol=1e-5)


@pytest.mark.parametrize(
    "shape, other, on_the_left, scaled",
    [
        ((64, 48), (5, 64), False, (1, 48)),  # a column is a channel
        ((3, 32, 48), (3, 5, 32), False, (3, 32, 1)),  # of a stack, a row
        ((64, 48), (48, 5), True, (64, 1)),
    ],
)
def test_each_channel_of_a_matrix_is_rounded_by_its_own_scale(shape, other, on_the_left, scaled):
    rng = np.random.default_rng(0)
    table = (rng.normal(size=shape) * 10.0 ** rng.integers(-3, 3, scaled)).astype(np.float32)
    order = ["table", "x"] if on_the_left else ["x", "table"]
    x = helper.make_tensor_value_info("x", onnx.TensorProto.FLOAT, other)
    y = helper.make_tensor_value_info("y", onnx.TensorProto.FLOAT, [None] * len(shape))
    graph = helper.make_graph([helper.make_node("MatMul", order, ["y"])], "g", [x], [y], [numpy_helper.from_array(table, "table")])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    small = quantize(model)
    constants = {one.name: numpy_helper.to_array(one) for one in small.graph.initializer}
    assert constants["table.int8"].dtype == np.int8
    whole = (constants["table.int8"].reshape(shape) * constants["table.scale"].reshape(scaled)).astype(np.float32)
    assert (np.abs(whole - table) <= constants["table.scale"].reshape(scaled) * 0.51).all()
    fed = {"x": rng.random(other, np.float32)}
    exact, near = (onnxruntime.InferenceSession(m.SerializeToString()).run(None, fed)[0] for m in (model, small))
    assert np.abs(exact - near).max() < 0.01 * np.abs(exact).max()


def test_what_is_known_beforehand_is_not_left_to_the_reader(reader, decoder):
    made = export_graphs(reader.eval().encoder, reader.grounding, decoder, TINY, torch.arange(1, 23).reshape(11, 2))
    for name, (_, _, model) in made.items():
        # Shapes hang on how many phrases or rows are asked for, in all but the encoder.
        idle = {"Constant", "Mod"} | ({"Shape", "Cast"} if name == "encoder" else set())
        assert not idle & {node.op_type for node in model.graph.node}, name
        assert {one.domain for one in model.opset_import} == {""}, name


def test_the_cache_gives_what_reading_all_at_once_gives(decoder):
    ids, codes = torch.tensor([[5, 6, 7, 8]]), torch.tensor([encode_codes("present", "left", None, None)])
    states, tokens, past = torch.randn(1, 32), torch.randn(1, 4, 32), decoder.empty_past(1)
    with torch.no_grad():
        whole = decoder(ids, codes, states, tokens, past, past)[0][:, -1]
        _, keys, values, _ = decoder(ids[:, :3], codes, states, tokens, past, past)
        step, _, _, attention = decoder(ids[:, 3:], codes, states, tokens, keys, values)
    assert torch.allclose(whole, step[:, -1], atol=1e-5)
    assert torch.allclose(attention.sum(-1), torch.ones(1, 1), atol=1e-5)


def test_generation_ends(decoder):
    prompt, codes = torch.tensor([[2, 3, 4]] * 2), torch.zeros(2, 5, dtype=torch.long)
    rows = generate(decoder, prompt, codes, torch.randn(2, 32), torch.randn(1, 4, 32), eos=1, most=9)
    assert all(len(row) <= 9 for row in rows)


def test_codes_are_numbered_from_one():
    assert encode_codes("absent", "bilateral", None, "large") == [3, 3, 0, 3, 0]
    assert encode_codes("present", None, None, None, "inflamed") == [1, 0, 0, 0, 2]


def test_pictures_of_nothing_are_in_range():
    image = procedural(np.random.default_rng(3))
    assert image.shape == (512, 512) and 0 <= image.min() and image.max() <= 1.0001
    assert len(FINDINGS) == N
