"""What vision training minimises. Shapes: B images, Q queries, N findings, G grid side."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from .config import ANATOMY
from .data import Batch, N
from .model import Grounded


#: Findings and organs; typed phrases follow.
QUERIES = N + len(ANATOMY)
#: A lung or heart is in nearly every image: without this, organs would outweigh the few boxed findings.
ORGAN_WEIGHT = 0.3


def mask_loss(logits: Tensor, target: Tensor, trust: Tensor) -> Tensor:
    """½(BCE + Dice) of drawn masks; box-shaped masks are weak, hence the half. [B, Q, G, G] -> scalar."""
    trust = trust.clone()
    trust[:, N:QUERIES] *= ORGAN_WEIGHT
    keep = trust > 0
    if not keep.any():
        return logits.sum() * 0
    x, y, w = logits[keep], target[keep], trust[keep]
    p = x.sigmoid()
    dice = 1 - (2 * (p * y).sum((1, 2)) + 1) / ((p + y).sum((1, 2)) + 1)
    # A nodule covers a thousandth of the image: its pixels and the rest weigh alike only in part.
    bce = F.binary_cross_entropy_with_logits(x, y, reduction="none")
    area = y.mean((1, 2), keepdim=True).clamp(1e-3, 0.5)
    balance = y * (0.25 / area).clamp(max=12) + (1 - y)
    bce = (bce * balance).mean((1, 2)) / balance.mean((1, 2))
    return 0.5 * ((bce + dice) * w).sum() / w.sum().clamp(min=4)


def place_loss(logits: Tensor, target: Tensor, trust: Tensor) -> Tensor:
    """-log of the share of the softmax over the whole map that falls into the drawn mask: the best place, not only a good one,
    must lie in it. [B, N, G, G] -> scalar."""
    keep = (trust > 0) & (target.amax((2, 3)) > 0.5)
    if not keep.any():
        return logits.sum() * 0
    x, inside, w = logits[keep].flatten(1), target[keep].flatten(1) > 0.5, trust[keep]
    held = torch.logsumexp(x.masked_fill(~inside, -30.0), -1) - torch.logsumexp(x, -1)
    return -(held * w).sum() / w.sum()


def box_loss(boxes: Tensor, edges: Tensor, trust: Tensor) -> Tensor:
    """1 - IoU of distances at the cells inside a box. [B, N, 4, G, G] -> scalar."""
    keep = trust > 0
    if not keep.any():
        return boxes.sum() * 0
    p, t = boxes.permute(0, 1, 3, 4, 2)[keep], edges.permute(0, 1, 3, 4, 2)[keep].clamp(min=0.05)
    width = torch.minimum(p[:, 0], t[:, 0]) + torch.minimum(p[:, 2], t[:, 2])
    height = torch.minimum(p[:, 1], t[:, 1]) + torch.minimum(p[:, 3], t[:, 3])
    overlap = width * height
    union = (p[:, 0] + p[:, 2]) * (p[:, 1] + p[:, 3]) + (t[:, 0] + t[:, 2]) * (t[:, 1] + t[:, 3]) - overlap
    iou = overlap / union
    log_ratio = (p.clamp(min=0.05).log() - t.log()).abs().mean(1)
    # Each box counts once, however many cells lie in it.
    area = trust.sum((2, 3), keepdim=True).expand_as(trust)[keep]
    return ((1 - iou + 0.2 * log_ratio) / area).sum() / (1 / area).sum()


def sidelight_loss(logits: Tensor, target: Tensor) -> Tensor:
    """BCE of what else is known of an image (age / 100 is a soft target); NaN where it is not. [B, K] -> scalar."""
    known = ~target.isnan()
    if not known.any():
        return logits.sum() * 0
    return F.binary_cross_entropy_with_logits(logits[known], target[known])


#: Text-mined labels are wrong now and then: none is believed wholly.
SMOOTHING = 0.03


def vision_loss(out: tuple, batch: Batch, text: tuple[Tensor, Tensor], sidelights: Tensor) -> tuple[Tensor, dict[str, float]]:
    """Deep supervision: every round says presence and mask; the last one weighs most."""
    said, boxes, _, concepts, sides, scope = out
    inside = (batch.scope == 0).float()[:, None]
    trust = batch.trust * inside
    absent = ((batch.presence == 0) & (trust > 0)).float()
    parts: dict[str, Tensor] = {}
    weights = [0.25] * (len(said) - 1) + [1.0]
    for name in ("presence", "mask", "place", "quiet"):
        parts[name] = torch.zeros(())
    for weight, one in zip(weights, said):
        one = Grounded(one.presence.float(), one.masks.float())
        believed = batch.presence * (1 - 2 * SMOOTHING) + SMOOTHING
        bce = F.binary_cross_entropy_with_logits(one.presence, believed, reduction="none")
        parts["presence"] = parts["presence"] + weight * (bce * trust).sum() / trust.sum()
        parts["mask"] = parts["mask"] + weight * mask_loss(one.masks, batch.masks, batch.mask_trust * inside)
        placed = place_loss(one.masks[:, :N], batch.masks[:, :N], batch.mask_trust[:, :N] * inside)
        parts["place"] = parts["place"] + weight * 0.1 * placed
        quiet = F.softplus(one.masks).mean((2, 3))
        parts["quiet"] = parts["quiet"] + weight * 0.5 * (quiet * absent).sum() / absent.sum().clamp(min=1)
    parts["box"] = 0.7 * box_loss(boxes[:, :N].float(), batch.edges, batch.edge_trust)
    parts["scope"] = 0.3 * F.cross_entropy(scope.float(), batch.scope)
    parts["text"] = 0.3 * (F.cross_entropy(text[0].float(), batch.concepts) + F.cross_entropy(text[1].float(), batch.sides))
    parts["side"] = 0.5 * sidelight_loss(sidelights.float(), batch.sidelights)
    total = torch.stack([*parts.values()]).sum() + 0 * (concepts.sum() + sides.sum())
    return total, {key: float(value.detach()) for key, value in parts.items()}
