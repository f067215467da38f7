"""Sentences state their codes; the tokenizer gives back what it took."""

import random

import pytest

from training.config import ANATOMY, FINDINGS, LANGUAGES
from training.grammar import canonical_phrase, corpus, misspell, phrase, sentence
from training.vocabulary import SPECIAL, build, pad


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("finding", FINDINGS)
def test_absent_findings_are_negated_and_present_ones_are_not(language, finding):
    rng = random.Random(1)
    negations = ("No ", "no ", "not ", "within normal") if language == "en" else ("認めない", "認めません", "なし")
    for _ in range(30):
        absent = sentence(language, finding, "absent", None, None, None, rng)
        present = sentence(language, finding, "present", "left", "lower", "small", rng)
        assert any(word in absent for word in negations)
        assert not any(word in present for word in negations)


def test_a_sentence_names_the_side_it_is_given_and_no_other():
    rng = random.Random(2)
    for finding in ("pleural-effusion", "pneumothorax", "nodule", "mass", "lung-opacity", "atelectasis"):
        for side, other in (("left", "right"), ("right", "left")):
            for _ in range(20):
                assert side in sentence("en", finding, "present", side, None, "small", rng).lower()
                assert other not in sentence("en", finding, "present", side, None, "small", rng).lower()


def test_every_concept_has_a_phrase_of_its_own():
    phrases = [canonical_phrase(concept) for concept in FINDINGS + ANATOMY]
    assert len(set(phrases)) == len(phrases)


def test_a_slip_changes_a_latin_phrase_a_little():
    slipped = misspell("pleural effusion", random.Random(0))
    assert slipped != "" and abs(len(slipped) - 16) <= 1
    assert misspell("胸水", random.Random(0)) == "胸水"


def test_unknown_things_can_be_typed():
    assert phrase("unknown", None, None, random.Random(0))


def test_the_tokenizer_gives_back_three_languages_and_pads_with_zero():
    tokenizer = build(corpus(random.Random(0), 300), 600)
    for text in ("Small left pleural effusion.", "右下肺野に浸潤影を認める。", "左侧气胸"):
        assert tokenizer.decode(tokenizer.encode(text).ids) == text
    assert tokenizer.token_to_id("[pad]") == 0 and tokenizer.token_to_id(SPECIAL[-1]) == len(SPECIAL) - 1
    assert pad([[5], [6, 7]]) == [[5, 0], [6, 7]]
