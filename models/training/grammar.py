"""From codes to words: report sentences and typed phrases in English, Japanese and Chinese. The door to `sentences_*` and `phrases`.

Every sentence states its codes and nothing else, so a sentence can be checked against them
(`src/i18n/checkFindingSentence.ts`). Written by hand for this project.
"""

from __future__ import annotations

import random

from . import sentences_en, sentences_ja, sentences_zh, words_en, words_ja, words_zh
from .codes import SIDED, ZONED, Codes, stated
from .config import ANATOMY, EXTENTS, FINDINGS, LANGUAGES, PRESENCE, ZONES
from .phrases import phrase
from .sentences_context import with_context
from .slips import normalise

__all__ = ["NAMES", "SIDED", "ZONED", "canonical_phrase", "corpus", "phrase", "sentence"]

WRITERS = {"en": sentences_en.write, "ja": sentences_ja.write, "zh": sentences_zh.write}
NAMES = {"en": words_en.NAMES, "ja": words_ja.NAMES, "zh": words_zh.NAMES}


def sentence(
    language: str,
    finding: str,
    presence: str,
    side: str | None,
    zone: str | None,
    extent: str | None,
    rng: random.Random,
    context: str | None = None,
) -> str:
    """A sentence that states these codes and takes up the context. `rng` picks the wording."""
    text = WRITERS[language](stated(Codes(finding, presence, side, zone, extent)), rng)
    return with_context(language, text, presence, context, rng)


def canonical_phrase(concept: str, side: str | None = None) -> str:
    """The phrase that is a finding's (or an organ's) own query in the manifest; with a side, the same on that side."""
    name = words_en.ANATOMY[concept][0] if concept in ANATOMY else words_en.NAMES[concept][0]
    return f"{side} {name}" if side else name


def corpus(rng: random.Random, count: int = 60000) -> list[str]:
    """Sentences and phrases for the tokenizer."""
    lines = []
    for _ in range(count):
        finding = rng.choice(FINDINGS)
        side = rng.choice(("left", "right", "bilateral", None))
        zone, extent = rng.choice((*ZONES, None)), rng.choice((*EXTENTS, None))
        lines.append(sentence(rng.choice(LANGUAGES), finding, rng.choice(PRESENCE), side, zone, extent, rng))
        lines.append(normalise(phrase(rng.choice(FINDINGS + ANATOMY + ("unknown",)), side, zone, rng)))
    return lines
