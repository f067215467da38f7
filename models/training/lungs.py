"""Step 2: rough lungs of every training radiograph. `python -m training.lungs`

NIH gives no lung masks. A small U-net learns them at 128 px from children with reviewed masks under heavy augmentation
and draws them on the NIH images: good enough to say which side a box is on and where a synthetic lesion may go. Writes
`nih_lungs.npy`, uint8 [n, 2, 64, 64]: probability (0..255) of the right and the left lung.
"""

from __future__ import annotations

import time

import numpy as np
import torch
from skimage.measure import label
from torch import nn
from torch.nn import functional as F

from .config import WORK

SIZE = 128


def split_lungs(mask: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """bool [H, W] of both lungs -> (right, left) of the patient; the patient's right is on the image's left.

    Two large components are told apart by their columns. A single one is cut at its middle column.
    """
    parts = label(mask, connectivity=2)
    sizes = np.bincount(parts.ravel())
    sizes[0] = 0
    order = np.argsort(sizes)[::-1]
    if len(order) > 1 and sizes[order[1]] > 0.15 * sizes[order[0]] > 0:
        first, second = (parts == order[0]), (parts == order[1])
        columns = [np.nonzero(part)[1].mean() for part in (first, second)]
        return (first, second) if columns[0] < columns[1] else (second, first)
    where = np.nonzero(mask)[1]
    middle = int(where.mean()) if len(where) else mask.shape[1] // 2
    right, left = mask.copy(), mask.copy()
    right[:, middle:] = False
    left[:, :middle] = False
    return right, left


class SmallUNet(nn.Module):
    """1 x 128 x 128 -> 2 x 64 x 64 logits, 0.5 M parameters."""

    def __init__(self) -> None:
        super().__init__()
        widths = (16, 32, 64, 96)

        def pair(a: int, b: int) -> nn.Sequential:
            layers: list[nn.Module] = []
            for source in (a, b):
                layers += [nn.Conv2d(source, b, 3, padding=1, bias=False), nn.BatchNorm2d(b), nn.ReLU()]
            return nn.Sequential(*layers)

        self.down = nn.ModuleList([pair(a, b) for a, b in zip((1, *widths[:-1]), widths)])
        self.down[0][0].stride = (2, 2)
        self.up = nn.ModuleList([pair(widths[i] + widths[i - 1], widths[i - 1]) for i in (3, 2, 1)])
        self.out = nn.Conv2d(widths[0], 2, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        skips = []
        for index, block in enumerate(self.down):
            x = block(F.max_pool2d(x, 2) if index else x)
            skips.append(x)
        for block, skip in zip(self.up, skips[-2::-1]):
            x = block(torch.cat([F.interpolate(x, scale_factor=2.0), skip], 1))
        return self.out(x)


def augment(images: torch.Tensor, masks: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Geometry wide enough to turn a small child's chest into an adult's, and films of every contrast."""
    n = len(images)
    angle = (torch.rand(n) - 0.5) * 0.4
    sx, sy = torch.exp((torch.rand(2, n) - 0.5) * 0.7)
    theta = torch.zeros(n, 2, 3)
    theta[:, 0, 0], theta[:, 0, 1] = angle.cos() * sx, -angle.sin() * sy
    theta[:, 1, 0], theta[:, 1, 1] = angle.sin() * sx, angle.cos() * sy
    theta[:, :, 2] = (torch.rand(n, 2) - 0.5) * 0.3
    grid = F.affine_grid(theta, list(images.shape), align_corners=False)
    images = F.grid_sample(images, grid, align_corners=False)
    masks = F.grid_sample(masks, grid, align_corners=False)
    gamma = torch.exp((torch.rand(n, 1, 1, 1) - 0.5) * 1.4)
    images = images.clamp(0, 1) ** gamma
    blob = F.interpolate(torch.rand(n, 1, 5, 5), size=images.shape[-2:], mode="bicubic").clamp(0, 1)
    amount = torch.rand(n, 1, 1, 1) * 0.5 * (torch.rand(n, 1, 1, 1) < 0.6)
    images = images + (1 - images) * amount * blob
    return images * (0.6 + 0.4 * torch.rand(n, 1, 1, 1)) + torch.randn_like(images) * 0.02, masks


def main(steps: int = 500, batch: int = 24) -> None:
    torch.manual_seed(0)
    images = torch.from_numpy(np.load(WORK / "children.npy")[:, None, 2::4, 2::4].copy()).float() / 255
    both = np.load(WORK / "children_lungs.npy")[:, 2::4, 2::4]
    masks = torch.from_numpy(np.stack([np.stack(split_lungs(mask)) for mask in both])).float()
    phantom = WORK / "phantoms.npz"
    if phantom.exists():
        stack = np.load(phantom)
        images = torch.cat([images, torch.from_numpy(stack["images"][:, None, 2::4, 2::4].copy()).float() / 255])
        masks = torch.cat([masks, torch.from_numpy(stack["lungs"]).float()])
    model = SmallUNet().to(memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(model.parameters(), 2e-3, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 4e-3, steps)
    started = time.time()
    for step in range(steps):
        pick = torch.randint(len(images), (batch,))
        x, y = augment(images[pick], masks[pick])
        y = F.avg_pool2d(y, 2)
        with torch.autocast("cpu", torch.bfloat16):
            logits = model(x.contiguous(memory_format=torch.channels_last))
        logits = logits.float()
        p = logits.sigmoid()
        dice = 1 - (2 * (p * y).sum((2, 3)) + 1) / ((p + y).sum((2, 3)) + 1)
        loss = F.binary_cross_entropy_with_logits(logits, y) + dice.mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
        if step % 100 == 0:
            print(f"{step} loss {loss.item():.3f} {time.time() - started:.0f} s", flush=True)
    model.eval()

    def draw(stack: np.ndarray) -> np.ndarray:
        out = []
        with torch.no_grad():
            for start in range(0, len(stack), 64):
                x = torch.from_numpy(stack[start : start + 64, None, 2::4, 2::4].copy()).float() / 255
                out.append((model(x).sigmoid() * 255).round().to(torch.uint8).numpy())
        return np.concatenate(out)

    other = draw(np.load(WORK / "hannover.npy")).max(1) > 127
    truth = np.load(WORK / "hannover_lungs.npy")[:, 4::8, 4::8]
    dice = 2 * (other & truth).sum((1, 2)) / (other.sum((1, 2)) + truth.sum((1, 2)))
    print(f"Dice of both lungs on the held-out site: {dice.mean():.3f}")
    np.save(WORK / "nih_lungs.npy", draw(np.load(WORK / "nih.npy", mmap_mode="r")))


if __name__ == "__main__":
    main()
