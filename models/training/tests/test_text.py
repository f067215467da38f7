"""The text step, on a vocabulary and a network of toy size."""

import random

import pytest
import torch

from training.config import CONCEPTS, Net
from training.grammar import canonical_phrase, corpus
from training.model import TextEncoder
from training.score_phrases import read
from training.train_text import ANCHORS, Phrases, anchor_of, embed, make_exact, train
from training.vocabulary import build, pad

NET = Net(text_width=64, width=32, vocabulary=900)


@pytest.fixture(scope="module")
def tokenizer():
    return build(corpus(random.Random(0), 400), NET.vocabulary)


@pytest.fixture
def text():
    torch.manual_seed(0)
    return TextEncoder(NET)


def names(tokenizer):
    return torch.tensor(pad([tokenizer.encode(canonical_phrase(*anchor)).ids for anchor in ANCHORS]))


def test_both_sides_are_the_whole_finding():
    assert anchor_of("nodule", "left") == ("nodule", "left")
    assert anchor_of("nodule", "bilateral") == ("nodule", None)
    assert anchor_of("edema", "left") == ("edema", None)


def test_names_keep_the_embedding_they_had(tokenizer, text):
    targets = torch.randn(len(ANCHORS), NET.width)
    assert make_exact(text.eval(), names(tokenizer), targets) < 1e-3
    assert torch.allclose(embed(text, tokenizer, ["pleural effusion"])[0], targets[ANCHORS.index(("pleural-effusion", None))], atol=1e-3)


def test_batches_hold_phrases_of_one_length_and_label_what_is_unknown(tokenizer):
    ids, concepts, sides, anchors = Phrases(tokenizer, 1).batches(16, 2)[0]
    assert ids.shape[0] == 16 and ids.shape[1] <= 40
    assert ((anchors == -1) == (concepts == CONCEPTS.index("unknown"))).all()


def test_training_brings_phrases_nearer_to_their_names(tokenizer, text, capsys):
    targets = torch.randn(len(ANCHORS), NET.width)
    far = (embed(text, tokenizer, ["fluid in the pleural space"])[0] - targets[2]).norm()
    train(text, Phrases(tokenizer, 1), targets, 40, 32)
    assert (embed(text, tokenizer, ["fluid in the pleural space"])[0] - targets[2]).norm() < far


def test_a_phrase_file_with_an_unheard_of_concept_is_refused(tmp_path):
    path = tmp_path / "en.tsv"
    path.write_text("phrase\tconcept\tside\nrib\tbone\tnone\n")
    with pytest.raises(SystemExit, match="bone"):
        read(path)
