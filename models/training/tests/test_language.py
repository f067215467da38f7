"""Sentences state their codes; typed phrases mean what they were drawn for; the tokenizer gives back what it took."""

import json
import random

import pytest

from training import fixtures
from training.codes import Codes, stated
from training.config import ANATOMY, CONCEPTS, CONTEXTS, FINDINGS, LANGUAGES, PRESENCE
from training.grammar import canonical_phrase, corpus, phrase, sentence
from training.phrases import gibberish, typed
from training.slips import katakana, misspell, normalise, traditional
from training.vocabulary import LONGEST, SPECIAL, build, pad

NEGATIONS = {
    "en": ("No ", "no ", "not ", "within normal", "normal"),
    "ja": ("認めない", "認めません", "なし", "みられない", "正常"),
    "zh": ("未见", "未发现", "无", "不大", "正常"),
}
SIDE_WORDS = {"en": ("left", "right"), "ja": ("左", "右"), "zh": ("左", "右")}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("finding", FINDINGS)
def test_absent_findings_are_negated_and_present_ones_are_not(language, finding):
    rng = random.Random(1)
    for _ in range(30):
        absent = sentence(language, finding, "absent", None, None, None, rng)
        present = sentence(language, finding, "present", "left", "lower", "small", rng)
        assert any(word in absent for word in NEGATIONS[language])
        assert not any(word in present for word in NEGATIONS[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_names_the_side_it_is_given_and_no_other(language):
    rng = random.Random(2)
    for finding in ("pleural-effusion", "pneumothorax", "nodule", "mass", "lung-opacity", "atelectasis", "edema"):
        for side, other in ((0, 1), (1, 0)):
            for _ in range(20):
                text = sentence(language, finding, "present", ("left", "right")[side], None, "small", rng).lower()
                assert SIDE_WORDS[language][side] in text
                assert SIDE_WORDS[language][other] not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_context_adds_a_clause_and_changes_no_other_word(language):
    for presence in PRESENCE:
        plain = sentence(language, "lung-opacity", presence, "left", "lower", None, random.Random(4))
        for context in CONTEXTS:
            text = sentence(language, "lung-opacity", presence, "left", "lower", None, random.Random(4), context)
            assert text.startswith(plain.removesuffix(".")) and text != plain
            assert text.endswith("." if language == "en" else "。")


def test_nothing_is_stated_of_what_is_absent_nor_where_the_heart_lies():
    assert stated(Codes("mass", "absent", "left", "upper", None)) == Codes("mass", "absent", None, None, None)
    assert stated(Codes("cardiomegaly", "present", "midline", None, None)).side is None
    assert stated(Codes("pleural-effusion", "present", "left", "lower", "small")) == Codes("pleural-effusion", "present", "left", None, "small")


def test_the_sentences_that_the_app_reads_back_are_those_of_this_grammar():
    assert json.loads(fixtures.OUT.read_text(encoding="utf8")) == fixtures.rows(), "run `python -m training.fixtures`"


def test_every_concept_has_a_phrase_of_its_own():
    phrases = [canonical_phrase(concept) for concept in FINDINGS + ANATOMY]
    assert len(set(phrases)) == len(phrases)
    assert canonical_phrase("nodule", "left") == "left nodule"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_concept_can_be_typed_with_any_place(language):
    rng = random.Random(4)
    for concept in CONCEPTS:
        texts = {typed(language, concept, rng.choice(("left", "right", "bilateral", None)), rng.choice(("upper", "middle", "lower", None)), rng) for _ in range(200)}
        assert len(texts) > 60 and "" not in {normalise(text) for text in texts}
        assert not any("{" in text for text in texts)


def test_a_typed_side_is_never_the_other_one():
    rng = random.Random(5)
    for _ in range(300):
        assert "右" not in typed("ja", "nodule", "left", "upper", rng)
        assert "左" not in typed("zh", "mass", "right", None, rng)


def test_a_slip_changes_a_latin_phrase_a_little():
    slipped = misspell("pleural effusion", random.Random(0))
    assert slipped != "" and abs(len(slipped) - 16) <= 1
    assert misspell("胸水", random.Random(0)) == "胸水"


def test_widths_and_scripts_are_one_phrase():
    assert normalise("  ＣＰ  Angle鈍 ") == "cp angle鈍"
    assert traditional("左侧气胸") == "左側氣胸"
    assert katakana("みぎ") == "ミギ"
    assert gibberish(random.Random(1)) != ""


def test_unknown_things_can_be_typed():
    assert phrase("unknown", None, None, random.Random(0))


def test_the_tokenizer_gives_back_three_languages_and_pads_with_zero():
    tokenizer = build(corpus(random.Random(0), 300), 600)
    for text in ("Small left pleural effusion.", "右下肺野に浸潤影を認める。", "左侧可见少量胸腔积液。"):
        assert tokenizer.decode(tokenizer.encode(text).ids) == text
    assert max(len(token) for token in tokenizer.get_vocab() if token not in SPECIAL) <= LONGEST
    assert tokenizer.token_to_id("[pad]") == 0 and tokenizer.token_to_id(SPECIAL[-1]) == len(SPECIAL) - 1
    assert pad([[5], [6, 7]]) == [[5, 0], [6, 7]]
