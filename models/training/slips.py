"""What happens to a phrase between thought and screen: slips of the finger, widths, scripts."""

from __future__ import annotations

import random
import unicodedata

from .words_zh import TRADITIONAL

ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
NEIGHBOURS: dict[str, str] = {}
for upper, lower in zip((*ROWS, ""), ("", *ROWS)):
    for i, letter in enumerate(lower):
        NEIGHBOURS[letter] = NEIGHBOURS.get(letter, "") + lower[max(0, i - 1) : i] + lower[i + 1 : i + 2] + upper[i : i + 2]
    for i, letter in enumerate(upper):
        NEIGHBOURS[letter] = NEIGHBOURS.get(letter, "") + lower[max(0, i - 1) : i + 1]


def normalise(text: str) -> str:
    """What the app does to a typed phrase before it is tokenised (`src/inference/locatePhrase.ts`): width, case, spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).lower().split())


def misspell(text: str, rng: random.Random) -> str:
    """One slip of the finger in a Latin phrase."""
    if len(text) < 5 or not text.isascii():
        return text
    i = rng.randrange(1, len(text) - 1)
    near = rng.choice(NEIGHBOURS.get(text[i].lower(), text[i]))
    return rng.choice(
        (
            text[:i] + text[i + 1 :],
            text[:i] + text[i] + text[i:],
            text[: i - 1] + text[i] + text[i - 1] + text[i + 1 :],
            text[:i] + near + text[i + 1 :],
            text[:i] + near + text[i:],
        )
    )


def traditional(text: str) -> str:
    """Simplified characters of our own words written the traditional way."""
    return "".join(TRADITIONAL.get(c, c) for c in text)


def katakana(text: str) -> str:
    """ひらがな as カタカナ."""
    return "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ん" else c for c in text)
