"""Step 5: train encoder and grounding. `python -m training.train [--minutes 80] [--name v0]`

Images grow over the run (320, 384, then 448 px): features are learned cheaply and finished at the shipped size, the last. Stops at
the end of the schedule; a checkpoint is written every few minutes and at the end, and the same command resumes from the last. The learning
rate follows processor time, so `--minutes` says when the run is done, and a run may be held meanwhile. Log: `work/<name>.log`.

With `--teacher` the run also learns what the weights of one or more other runs say of the same augmented images (`distil.py`).
"""

from __future__ import annotations

import argparse
import copy
import math
import os
import time
from dataclasses import replace
from pathlib import Path

import torch
from torch import nn
from torch.utils.data import DataLoader

from .config import WORK, Config, Net, Schedule
from .data import SIDELIGHTS, Batches
from .distil import Teacher, agreement_loss
from .losses import vision_loss
from .model import Reader, SideTasks


#: Seconds between the moments of a run's last part that are kept, to average or compare.
MOMENT = 600


def one_cycle(progress: float, peak: float) -> float:
    """Learning rate at `progress` 0..1: warm-up over 6 %, then cosine to nothing."""
    if progress < 0.06:
        return peak * max(progress / 0.06, 0.02)
    return peak * 0.5 * (1 + math.cos(math.pi * (progress - 0.06) / 0.94)) + 1e-6


@torch.no_grad()
def follow(average: torch.nn.Module, model: torch.nn.Module, decay: float) -> None:
    """Exponential average of weights; buffers (batch-norm statistics) too."""
    for a, b in zip(average.state_dict().values(), model.state_dict().values()):
        if a.dtype.is_floating_point:
            a.lerp_(b, 1 - decay)
        else:
            a.copy_(b)


def begin_from(model: Reader, start: str) -> None:
    """Weights of an earlier run, as far as they fit: further rounds and new classes of scope are left out or begin anew."""
    old = torch.load(WORK / f"{start}.pt", weights_only=False)["average"]
    own = model.state_dict()
    for key, value in own.items():
        if key in old:
            if old[key].shape == value.shape:
                value.copy_(old[key])
            elif old[key].ndim and old[key].shape[1:] == value.shape[1:]:
                rows = min(len(old[key]), len(value))
                value[:rows].copy_(old[key][:rows])


def save(path: Path, model: nn.Module, average: Reader, optimiser: torch.optim.Optimizer, step: int, spent: float, net: Net) -> None:
    state = {
        "model": model.state_dict(),
        "average": average.state_dict(),
        "optimiser": optimiser.state_dict(),
        "step": step,
        "spent": spent,
        "net": net,
    }
    torch.save(state, path.with_suffix(".part"))
    os.replace(path.with_suffix(".part"), path)


def pin_loader(core: int | None):  # noqa: ANN201
    """The loader's process keeps to one core, so that it does not take the trainer's."""

    def start(_: int) -> None:
        torch.set_num_threads(1)
        if core is not None:
            os.sched_setaffinity(0, {core})

    return start


def train(
    config: Config,
    name: str,
    minutes: float,
    sizes: tuple[int, ...],
    shares: tuple[float, ...],
    loader_core: int | None = None,
    start: str | None = None,
    seed: int = 1,
    teachers: list[str] | None = None,
) -> None:
    torch.manual_seed(seed)
    torch.set_flush_denormal(True)
    WORK.mkdir(parents=True, exist_ok=True)
    path, log = WORK / f"{name}.pt", (WORK / f"{name}.log").open("a")
    reader = Reader(config.net).to(memory_format=torch.channels_last)
    if start and not path.exists():
        begin_from(reader, start)
    model = nn.ModuleDict({"reader": reader, "side": SideTasks(config.net, SIDELIGHTS)})
    decayed = [p for p in model.parameters() if p.ndim > 1]
    plain = [p for p in model.parameters() if p.ndim <= 1]
    taught = Teacher(teachers) if teachers else None
    groups = [{"params": decayed, "weight_decay": config.schedule.weight_decay}, {"params": plain, "weight_decay": 0.0}]
    optimiser = torch.optim.AdamW(groups, lr=1e-4, betas=(0.9, 0.98))
    average = copy.deepcopy(reader)
    step, spent = 0, 0.0
    if path.exists():
        state = torch.load(path, weights_only=False)
        model.load_state_dict(state["model"])
        average.load_state_dict(state["average"])
        optimiser.load_state_dict(state["optimiser"])
        step, spent = state["step"], state["spent"]
    budget = minutes * 60
    ends = [sum(shares[: i + 1]) * budget for i in range(len(shares))]
    saved, moment = time.time(), math.ceil(max(spent, 0.6 * budget) / MOMENT)
    for size, end in zip(sizes, ends):
        if spent >= end:
            continue
        data = Batches(size, config.schedule.batch, seed=seed * 1000 + step)
        loader = DataLoader(data, batch_size=None, num_workers=1, prefetch_factor=3, worker_init_fn=pin_loader(loader_core))
        mean: dict[str, float] = {}
        for batch in loader:
            started = time.process_time()
            rate = one_cycle(min(1.0, spent / budget), config.schedule.learning_rate)
            for group in optimiser.param_groups:
                group["lr"] = rate
            model.train()
            with torch.autocast("cpu", torch.bfloat16):
                pixels, tokens, scope = reader.encoder(batch.images.contiguous(memory_format=torch.channels_last))
                out = (*reader.grounding(pixels, tokens, batch.phrases), scope)
                text = reader.grounding.text(batch.texts)[1:]
                sidelights = model["side"](tokens.mean(1))
            loss, parts = vision_loss(out, batch, text, sidelights)
            if taught:
                agreement = agreement_loss(out[0][-1], taught(batch.images, batch.phrases), batch.scope == 0)
                loss, parts = loss + agreement, parts | {"teacher": float(agreement.detach())}
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimiser.step()
            follow(average, reader, min(config.schedule.ema, (step + 1) / (step + 10)))
            step += 1
            spent += time.process_time() - started
            for key, value in (parts | {"loss": float(loss.detach())}).items():
                mean[key] = mean.get(key, value) * 0.97 + value * 0.03
            if step % 25 == 0:
                words = " ".join(f"{key} {value:.3f}" for key, value in mean.items())
                print(f"{size} px step {step} {spent / 60:.1f} min lr {rate:.1e} {words}", file=log, flush=True)
            if time.time() - saved > config.schedule.checkpoint_seconds or spent >= end:
                save(path, model, average, optimiser, step, spent, config.net)
                saved = time.time()
            if spent >= moment * MOMENT:
                torch.save({"average": average.state_dict(), "net": config.net}, WORK / f"{name}-{moment * MOMENT // 60}.pt")
                moment += 1
            if spent >= end:
                break
    save(path, model, average, optimiser, step, spent, config.net)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--name", default="v0")
    parser.add_argument("--minutes", type=float, default=80)
    parser.add_argument("--sizes", type=int, nargs="+", default=[320, 384, 448])
    parser.add_argument("--shares", type=float, nargs="+", default=[0.3, 0.4, 0.3])
    parser.add_argument("--loader-core", type=int)
    parser.add_argument("--start", help="a run whose averaged weights this one begins from")
    parser.add_argument("--rate", type=float, default=Schedule.learning_rate, help="the highest learning rate of the run")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--teacher", nargs="+", help="runs whose averaged weights say what they see in every training image")
    args = parser.parse_args()
    config = Config(net=replace(Net(), size=args.sizes[-1]), schedule=replace(Schedule(), learning_rate=args.rate))
    train(config, args.name, args.minutes, tuple(args.sizes), tuple(args.shares), args.loader_core, args.start, args.seed, args.teacher)


if __name__ == "__main__":
    main()
