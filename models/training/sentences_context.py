"""How a sentence takes up what is known of the patient: `asked` where the indication names its finding, `inflamed` where CRP or temperature are raised.

A clause at its end, by presence. It says how finding and context go together, never more of the finding itself, and is read back by
`src/i18n/contextClauses.ts`.
"""

from __future__ import annotations

import random

#: language -> context -> presence -> clauses; those of English stand before the full stop, the others are sentences of their own.
CLAUSES = {
    "en": {
        "asked": {
            "present": (", in keeping with the indication", ", which fits the indication"),
            "undetermined": (", which leaves the indication open",),
            "absent": (" to explain the indication",),
        },
        "inflamed": {
            "present": (", in keeping with the inflammatory signs",),
            "undetermined": (", to be weighed with the inflammatory signs",),
            "absent": (" to account for the inflammatory signs",),
        },
    },
    "ja": {
        "asked": {
            "present": ("検査目的に合致する。", "検査目的に合う。"),
            "undetermined": ("検査目的には答えられない。",),
            "absent": ("検査目的に対し陰性である。",),
        },
        "inflamed": {
            "present": ("炎症反応に合致する。",),
            "undetermined": ("炎症反応と併せて判断を要する。",),
            "absent": ("炎症反応の原因はない。",),
        },
    },
    "zh": {
        "asked": {
            "present": ("与检查目的相符。",),
            "undetermined": ("检查目的尚不能确定。",),
            "absent": ("就检查目的为阴性。",),
        },
        "inflamed": {
            "present": ("与炎症指标相符。",),
            "undetermined": ("需结合炎症指标判断。",),
            "absent": ("未能解释炎症指标。",),
        },
    },
}


def with_context(language: str, text: str, presence: str, context: str | None, rng: random.Random) -> str:
    """`text`, a sentence, with a clause for `context`; as it is without one."""
    if context is None:
        return text
    clause = rng.choice(CLAUSES[language][context][presence])
    return f"{text.removesuffix('.')}{clause}." if language == "en" else text + clause
