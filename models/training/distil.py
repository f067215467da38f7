"""Learning from another run's weights: what the teacher says of the very image that the student is shown.

Both see the same augmented image, blended or moved as it may be, so that the student learns the teacher's function and not
its answers for so many images; where labels are silent, the teacher still says how sure it is and where. After Beyer et al.,
"Knowledge distillation: a good teacher is patient and consistent", CVPR 2022.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from .config import WORK
from .model import Grounded, Reader

#: Weight of the teacher's presences and of its maps beside the labels' losses.
PRESENCE_WEIGHT, MASK_WEIGHT = 1.0, 2.0


def weights_of(name: str) -> Reader:
    """The averaged weights of the run `name`, never to be changed."""
    kept = torch.load(WORK / f"{name}.pt", weights_only=False)
    reader = Reader(kept["net"]).to(memory_format=torch.channels_last).eval().requires_grad_(False)
    reader.load_state_dict(kept["average"])
    return reader


class Teacher:
    """One run or several; of several, what they say on average is taught: networks that learned apart err apart."""

    def __init__(self, names: list[str]) -> None:
        self.readers = [weights_of(name) for name in names]

    @torch.no_grad()
    def __call__(self, images: Tensor, phrases: Tensor) -> Grounded:
        """[B, 1, S, S] in 0..1 and [Q, L] -> the mean of their last words on the Q phrases, as logits."""
        pixels = images.contiguous(memory_format=torch.channels_last)
        with torch.autocast("cpu", torch.bfloat16):
            said = [reader(pixels, phrases)[0][-1] for reader in self.readers]
        presence = torch.stack([word.presence.float() for word in said]).mean(0)
        return Grounded(presence, torch.stack([word.masks.float() for word in said]).mean(0))


def agreement_loss(student: Grounded, teacher: Grounded, inside: Tensor) -> Tensor:
    """Cross-entropy of the student's word with the teacher's, less the teacher's own entropy, of the images that are
    `inside` (bool [B]) the scope; 0 where both agree.

    Maps are mostly empty: a cell counts by what either of the two sees there.
    """
    said = Grounded(student.presence[inside].float(), student.masks[inside].float())
    sure, seen = teacher.presence[inside].float().sigmoid(), teacher.masks[inside].float().sigmoid()
    presence = F.binary_cross_entropy_with_logits(said.presence, sure) - F.binary_cross_entropy(sure, sure)
    cells = F.binary_cross_entropy_with_logits(said.masks, seen, reduction="none") - F.binary_cross_entropy(seen, seen, reduction="none")
    weight = torch.maximum(seen, said.masks.detach().sigmoid()) + 0.02
    return PRESENCE_WEIGHT * presence + MASK_WEIGHT * (cells * weight).sum() / weight.sum()
