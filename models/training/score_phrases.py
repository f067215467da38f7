"""How well a run understands phrases that its grammar did not produce. `python -m training.score_phrases --name release`

Held-out phrases: `phrases/{en,ja,zh}.tsv` with the columns phrase, concept, side (none, left, right, bilateral). Prints a table per language and
writes `work/<name>-phrases.json`; `--wrong` lists what was misunderstood, `--card` puts the table into the model card.
"""

from __future__ import annotations

import argparse
import csv
import json
from pathlib import Path

import torch

from .config import CONCEPTS, HERE, LANGUAGES, PACKAGE, SIDES, WORK
from .reader import load_reader
from .slips import normalise
from .train_text import LONGEST
from .vocabulary import load as load_tokenizer
from .vocabulary import pad

FOLDER = HERE / "phrases"


def read(path: Path) -> list[tuple[str, str, str]]:
    """(phrase, concept, side) per row; raises on a concept or side that there is not."""
    with path.open(encoding="utf8", newline="") as file:
        rows = [(row["phrase"], row["concept"], row["side"] or "none") for row in csv.DictReader(file, delimiter="\t")]
    for phrase, concept, side in rows:
        if concept not in CONCEPTS or side not in SIDES:
            raise SystemExit(f"{path.name}: {phrase!r} has concept {concept!r} and side {side!r}")
    return rows


@torch.no_grad()
def score(name: str, rows: list[tuple[str, str, str]]) -> tuple[dict, list[tuple]]:
    """Shares of phrases understood, and the rows that were not. The side counts where a finding is meant."""
    reader, _ = load_reader(name)
    tokenizer = load_tokenizer(name)
    wrong, hits = [], {"finding": [], "side": [], "both": [], "unknown": []}
    for phrase, concept, side in rows:
        ids = tokenizer.encode(normalise(phrase)).ids[:LONGEST]
        _, concepts, sides = reader.grounding.text(torch.tensor(pad([ids])))
        said, sided = CONCEPTS[int(concepts.argmax())], SIDES[int(sides.argmax())]
        if concept == "unknown":
            hits["unknown"].append(said == concept)
            hits["both"].append(said == concept)
        else:
            hits["finding"].append(said == concept)
            hits["side"].append(sided == side)
            hits["both"].append(said == concept and sided == side)
        if not hits["both"][-1]:
            wrong.append((phrase, concept, side, said, sided))
    shares = {key: sum(each) / len(each) if each else None for key, each in hits.items()}
    return {"phrases": len(rows), **shares}, wrong


def write_card(table: str) -> None:
    """Put the table between the card's two marks."""
    start, end = "<!-- phrases -->", "<!-- /phrases -->"
    card = PACKAGE / "MODEL_CARD.md"
    head, rest = card.read_text().split(start)
    card.write_text(f"{head}{start}\n\n{table}\n\n{end}{rest.split(end)[1]}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--name", default="v0")
    parser.add_argument("--phrases", type=Path, default=FOLDER)
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--card", action="store_true")
    args = parser.parse_args()
    result, table = {}, ["| language | phrases | finding | side | unknown recognised | all right |", "|---|---|---|---|---|---|"]
    for language in LANGUAGES:
        result[language], wrong = score(args.name, read(args.phrases / f"{language}.tsv"))
        row = result[language]
        shares = " | ".join("–" if row[key] is None else f"{row[key]:.1%}" for key in ("finding", "side", "unknown", "both"))
        table.append(f"| {language} | {row['phrases']} | {shares} |")
        if args.wrong:
            for each in wrong:
                print("   ", *each, sep="  ")
    print("\n".join(table))
    if args.card:
        write_card("\n".join(table))
    (WORK / f"{args.name}-phrases.json").write_text(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
