"""One English report sentence that states codes and nothing else."""

from __future__ import annotations

import random

from .codes import PLEURAL, Codes
from .words_en import NAMES

ZONE = {"upper": "upper zone", "middle": "mid zone", "lower": "lower zone"}
EXTENT = {
    "lung-opacity": {"small": ("small",), "moderate": ("moderate",), "large": ("extensive", "large")},
    "atelectasis": {"small": ("mild", "minor"), "moderate": ("moderate",), "large": ("extensive", "marked")},
    "edema": {"small": ("mild",), "moderate": ("moderate",), "large": ("severe", "marked")},
    "pleural-effusion": {"small": ("small",), "moderate": ("moderate",), "large": ("large",)},
    "pneumothorax": {"small": ("small",), "moderate": ("moderate",), "large": ("large",)},
}
UNCOUNTED = ("consolidation", "airspace shadowing", "atelectasis", "atelectatic change", "volume loss with atelectasis", "pulmonary edema", "interstitial edema")
PLURAL = {
    "opacity": "opacities", "airspace opacity": "airspace opacities", "nodular opacity": "nodular opacities", "infiltrate": "infiltrates",
    "mass": "masses", "pulmonary mass": "pulmonary masses", "nodule": "nodules", "pulmonary nodule": "pulmonary nodules",
    "pleural effusion": "pleural effusions", "effusion": "effusions", "pneumothorax": "pneumothoraces",
}  # fmt: skip

HEART = {
    "present": (
        "The heart is enlarged.", "Cardiomegaly.", "The cardiac silhouette is enlarged.", "There is cardiomegaly.", "Enlarged cardiac silhouette.",
        "The heart size is increased.", "Cardiac enlargement is noted.",
    ),
    "undetermined": (
        "Possible cardiomegaly, not certain.", "The heart may be enlarged.", "Equivocal enlargement of the heart.", "Cardiomegaly cannot be excluded.",
        "Questionable cardiac enlargement.", "Possible cardiac enlargement.",
    ),
    "absent": (
        "The heart is not enlarged.", "No cardiomegaly.", "The cardiac silhouette is within normal limits.", "Heart size is normal.",
        "The heart is normal in size.", "The heart size is within normal limits.",
    ),
}  # fmt: skip
ABSENT = ("No {}.", "No {} is seen.", "No evidence of {}.", "There is no {}.", "No {} is identified.", "There is no evidence of {}.", "No {} is present.")


def article(word: str) -> str:
    return ("an " if word[0] in "aeiou" else "a ") + word


def capital(text: str) -> str:
    return text[0].upper() + text[1:]


def place(side: str | None, zone: str | None) -> str:
    """`in the right lower zone`, `in both lungs`, or nothing."""
    if side == "bilateral":
        return f"in both {ZONE[zone]}s" if zone else "in both lungs"
    if side in ("left", "right"):
        return f"in the {side} {ZONE[zone]}" if zone else f"in the {side} lung"
    return f"in the {ZONE[zone]}" if zone else ""


def pleural_place(side: str | None, zone: str | None) -> str:
    """Beside an adjective that names the side: the zone alone."""
    if not zone:
        return ""
    return f"in both {ZONE[zone]}s" if side == "bilateral" else f"in the {ZONE[zone]}"


def write(codes: Codes, rng: random.Random) -> str:
    finding, presence, side, zone, extent = codes
    if finding == "cardiomegaly":
        return rng.choice(HEART[presence])
    name = NAMES[finding][0] if rng.random() < 0.6 else rng.choice(NAMES[finding])
    if presence == "absent":
        return rng.choice(ABSENT).format(f"focal {name}" if finding == "lung-opacity" and rng.random() < 0.3 else name)
    size = rng.choice(EXTENT[finding][extent]) if extent and finding in EXTENT else ""
    is_many = side == "bilateral" and name in PLURAL
    noun = PLURAL[name] if is_many else name
    if finding in PLEURAL:
        ahead = {"left": rng.choice(("left", "left", "left-sided")), "right": rng.choice(("right", "right", "right-sided"))}.get(side or "", side or "")
        where = pleural_place(side, zone)
    else:
        ahead, where = "", place(side, zone)
        if side in ("left", "right") and zone and rng.random() < 0.2:
            ahead, where = f"{side} {ZONE[zone]}", ""
    words = " ".join(word for word in (size, ahead, noun) if word)
    tail = f" {where}" if where else ""
    if presence == "undetermined":
        return rng.choice(
            (
                f"Possible {words}{tail}, not certain.",
                f"Equivocal {words}{tail}.",
                f"{capital(words)}{tail} cannot be excluded.",
                f"Questionable {words}{tail}.",
                f"Possible {words}{tail}.",
            )
        )
    subject = words if is_many or name in UNCOUNTED else article(words)
    verb = "are" if is_many else "is"
    return rng.choice(
        (
            f"{capital(words)}{tail}.",
            f"There {verb} {subject}{tail}.",
            f"{capital(subject)} {verb} seen{tail}.",
            f"{capital(subject)} {verb} present{tail}.",
            f"{capital(words)}{tail} {verb} noted.",
        )
    )
