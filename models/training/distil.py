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


class Teacher:
    """Averaged weights of the run `name`, never changed."""

    def __init__(self, name: str) -> None:
        kept = torch.load(WORK / f"{name}.pt", weights_only=False)
        self.reader = Reader(kept["net"]).to(memory_format=torch.channels_last).eval().requires_grad_(False)
        self.reader.load_state_dict(kept["average"])

    @torch.no_grad()
    def __call__(self, images: Tensor, phrases: Tensor) -> Grounded:
        """[B, 1, S, S] in 0..1 and [Q, L] -> its last word on the Q phrases."""
        with torch.autocast("cpu", torch.bfloat16):
            said = self.reader(images.contiguous(memory_format=torch.channels_last), phrases)[0]
        return said[-1]


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
