"""Writes `tests/fixtures/grammar-sentences.json`: sentences of the grammar with the codes they state, for the app's check to read back.

    cd models && python -m training.fixtures
"""

from __future__ import annotations

import json
import random

from .codes import Codes, stated
from .config import CONTEXTS, EXTENTS, FINDINGS, LANGUAGES, PRESENCE, REPOSITORY, ZONES
from .grammar import sentence

OUT = REPOSITORY / "tests" / "fixtures" / "grammar-sentences.json"
#: Wordings tried of each code (of three codes in ten); the same sentence is written once.
TRIES = 1


def rows(tries: int = TRIES) -> list[list]:
    """[language, text, finding, presence, side, zone, extent, context], sorted."""
    rng = random.Random(0)
    found = {}
    for finding in FINDINGS:
        for presence in PRESENCE:
            for side in ("left", "right", "bilateral", None):
                for zone in (*ZONES, None):
                    for extent in (*EXTENTS, None):
                        if rng.random() < 0.7:
                            continue
                        codes = stated(Codes(finding, presence, side, zone, extent))
                        for language in LANGUAGES:
                            for _ in range(tries):
                                context = rng.choice(CONTEXTS) if rng.random() < 0.2 else None
                                text = sentence(language, finding, presence, side, zone, extent, rng, context)
                                found[language, text] = [language, text, *codes, context]
    return [found[key] for key in sorted(found)]


def main() -> None:
    lines = [json.dumps(row, ensure_ascii=False) for row in rows()]
    OUT.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf8")
    print(f"{len(lines)} sentences")


if __name__ == "__main__":
    main()
