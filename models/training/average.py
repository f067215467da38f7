"""Step 5b: one set of weights from several moments of a run. `python -m training.average --of mid v0 --name release`

The end of a run fits its training boxes best and other patients' a little worse; the mean of the averaged weights of two
checkpoints (copies of `work/<name>.pt` taken on the way) keeps more of both. Which moments is chosen on the calibration split.
"""

from __future__ import annotations

import argparse

import torch

from .config import WORK


def mean_of(states: list[dict[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """Mean of floating tensors; whole numbers (counters) from the last."""
    last = states[-1]
    return {key: torch.stack([s[key] for s in states]).mean(0) if value.is_floating_point() else value for key, value in last.items()}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--of", nargs="+", required=True)
    parser.add_argument("--name", required=True)
    args = parser.parse_args()
    loaded = [torch.load(WORK / f"{name}.pt", weights_only=False) for name in args.of]
    torch.save({"average": mean_of([state["average"] for state in loaded]), "net": loaded[-1]["net"]}, WORK / f"{args.name}.pt")


if __name__ == "__main__":
    main()
