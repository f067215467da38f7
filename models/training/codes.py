"""Which codes a sentence states: the same in every language, and as the app renders them (`src/i18n/findingSentences.ts`)."""

from __future__ import annotations

from typing import NamedTuple

PLEURAL = ("pleural-effusion", "pneumothorax")
#: Findings that take a place in a lung zone, and those whose words name a side alone when typed.
ZONED = ("lung-opacity", "atelectasis", "nodule", "mass")
SIDED = PLEURAL


class Codes(NamedTuple):
    finding: str
    presence: str
    side: str | None
    zone: str | None
    extent: str | None


def stated(codes: Codes) -> Codes:
    """Without what goes unsaid: every place of what is absent, the heart's place, an effusion's usual base, a nodule's extent."""
    finding, presence, side, zone, extent = codes
    if presence == "absent" or finding == "cardiomegaly":
        return Codes(finding, presence, None, None, None)
    if side == "midline":
        side = None
    if finding == "pleural-effusion" and zone != "upper":
        zone = None
    if finding in ("nodule", "mass"):
        extent = None
    return Codes(finding, presence, side, zone, extent)
