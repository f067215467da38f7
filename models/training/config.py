"""What is trained on and how: the one place of names, sizes and schedules."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]
#: Lent image data (see the model card for sources and licences); never part of the repository.
DATA = Path(os.environ.get("SHOKEN_DATA", REPOSITORY.parent / "shared" / "data"))
#: Arrays, checkpoints and logs; ignored by git.
WORK = Path(os.environ.get("SHOKEN_WORK", HERE / "work"))
PACKAGE = REPOSITORY / "models" / "shoken-cxr"

FINDINGS = (
    "lung-opacity",
    "atelectasis",
    "pleural-effusion",
    "pneumothorax",
    "cardiomegaly",
    "nodule",
    "mass",
    "edema",
)
ANATOMY = ("right-lung", "left-lung", "heart")
CONCEPTS = FINDINGS + ANATOMY + ("unknown",)
SIDES = ("none", "left", "right", "bilateral")

#: NIH ChestX-ray14 label words -> our findings. Infiltration, pneumonia and consolidation overlap too heavily to part.
LABELS = {
    "Infiltration": "lung-opacity",
    "Pneumonia": "lung-opacity",
    "Consolidation": "lung-opacity",
    "Infiltrate": "lung-opacity",
    "Atelectasis": "atelectasis",
    "Effusion": "pleural-effusion",
    "Pneumothorax": "pneumothorax",
    "Cardiomegaly": "cardiomegaly",
    "Nodule": "nodule",
    "Mass": "mass",
    "Edema": "edema",
}

PRESENCE = ("present", "undetermined", "absent")
CODE_SIDES = ("left", "right", "bilateral", "midline")
ZONES = ("upper", "middle", "lower")
EXTENTS = ("small", "moderate", "large")
#: What is known of the patient that bears on a finding; for the wording alone.
CONTEXTS = ("asked", "inflamed")
#: Languages of reports and of typed phrases.
LANGUAGES = ("en", "ja", "zh")

#: Percentiles of the resized content that become 0 and 1 (GRAPHS.md, preprocessing step 4).
PERCENTILES = (0.5, 99.5)
SCOPE_CLASSES = ("frontal-chest", "other", "child", "inverted")


@dataclass(frozen=True)
class Net:
    """Widths of the network; `size` is the side of the shipped input in pixels, a multiple of 32."""

    size: int = 448
    widths: tuple[int, ...] = (16, 32, 64, 128, 256)
    blocks: tuple[int, ...] = (1, 2, 2, 2)
    pixel_channels: int = 64
    width: int = 256
    evidence_channels: int = 12
    rounds: int = 1
    dropout: float = 0.1
    text_width: int = 128
    vocabulary: int = 4000
    decoder_width: int = 192
    decoder_layers: int = 3
    decoder_heads: int = 6


@dataclass(frozen=True)
class Schedule:
    """Vision training; image sizes and minutes are arguments of `train`."""

    batch: int = 16
    learning_rate: float = 1.2e-3
    weight_decay: float = 0.1
    ema: float = 0.998
    checkpoint_seconds: float = 240.0


@dataclass(frozen=True)
class Config:
    net: Net = field(default_factory=Net)
    schedule: Schedule = field(default_factory=Schedule)
