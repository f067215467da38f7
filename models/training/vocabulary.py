"""Step 3: the byte-level BPE tokenizer of our own sentences. `python -m training.vocabulary`"""

from __future__ import annotations

import random
from functools import cache

from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

from .config import FINDINGS, LANGUAGES, WORK, Net
from .grammar import corpus

PAD, EOS = "[pad]", "[eos]"
SPECIAL = [PAD, EOS, *(f"[{x}]" for x in LANGUAGES), "[report]", *(f"[{x}]" for x in FINDINGS)]
#: Bytes of the longest token: a dozen letters, four characters. Longer ones would be whole phrases, known only as a whole.
LONGEST = 14


def build(lines: list[str], size: int) -> Tokenizer:
    """A tokenizer whose first ids are the special tokens, `[pad]` = 0."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        special_tokens=SPECIAL,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        max_token_length=LONGEST,
        show_progress=False,
    )
    tokenizer.train_from_iterator(lines, trainer)
    return tokenizer


@cache
def load(name: str | None = None) -> Tokenizer:
    """The tokenizer of run `name`; the one that vision training uses until `train_text` has given the run its own."""
    own = WORK / f"{name}-tokenizer.json"
    return Tokenizer.from_file(str(own if name and own.exists() else WORK / "tokenizer.json"))


def pad(rows: list[list[int]], length: int | None = None) -> list[list[int]]:
    """Rows of token ids to one length with `[pad]` = 0 at the end."""
    length = length or max(len(row) for row in rows)
    return [(row + [0] * length)[:length] for row in rows]


def main() -> None:
    WORK.mkdir(parents=True, exist_ok=True)
    tokenizer = build(corpus(random.Random(0)), Net().vocabulary)
    tokenizer.save(str(WORK / "tokenizer.json"))
    print(f"{tokenizer.get_vocab_size()} tokens")


if __name__ == "__main__":
    main()
