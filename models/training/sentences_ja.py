"""One Japanese report sentence that states codes and nothing else."""

from __future__ import annotations

import random

from .codes import PLEURAL, Codes
from .words_ja import NAMES

SIDE = {"left": "左", "right": "右", "bilateral": "両側"}
ZONE = {"upper": "上肺野", "middle": "中肺野", "lower": "下肺野"}
SEVERITY = {"small": ("軽度",), "moderate": ("中等度",), "large": ("高度",)}
EXTENT = {
    "lung-opacity": {"small": ("小範囲", "限局性"), "moderate": ("中等度",), "large": ("広範囲",)},
    "pleural-effusion": {"small": ("少量",), "moderate": ("中等量",), "large": ("大量",)},
    "atelectasis": SEVERITY,
    "pneumothorax": SEVERITY,
    "edema": SEVERITY,
}
PRESENT = ("を認める。", "を認める。", "を認める。", "あり。", "がみられる。", "が見られる。", "が存在する。")
DOUBTED = ("の疑い。", "の可能性があるが確定できない。", "を否定できない。", "が疑われる。", "を疑う。", "の可能性あり。")
ABSENT = ("を認めない。", "を認めない。", "は認めない。", "なし。", "の所見なし。", "はみられない。", "を認めない。")
HEART_ABSENT = ("心拡大を認めない。", "心陰影の拡大を認めない。", "心拡大なし。", "心陰影は正常範囲内である。", "心拡大は認めない。")


def place(side: str | None, zone: str | None, rng: random.Random) -> str:
    """右下肺野, 両肺, or nothing."""
    where = SIDE.get(side or "", "")
    if zone:
        where = "両" if where == "両側" and rng.random() < 0.5 else where
        return where + ZONE[zone]
    return {"両側": "両肺", "左": "左肺", "右": "右肺"}.get(where, "")


def write(codes: Codes, rng: random.Random) -> str:
    finding, presence, side, zone, extent = codes
    name = NAMES[finding][0] if rng.random() < 0.6 else rng.choice(NAMES[finding])
    if presence == "absent":
        return rng.choice(HEART_ABSENT) if finding == "cardiomegaly" else name + rng.choice(ABSENT)
    size = rng.choice(EXTENT[finding][extent]) if extent and finding in EXTENT else ""
    if finding in PLEURAL and not zone:
        where = SIDE.get(side or "", "")
        if where and size:
            words = rng.choice((f"{where}に{size}の{name}", f"{where}{size}の{name}", f"{size}の{where}{name}"))
        else:
            words = where + (rng.choice(("", "", "に" if presence == "present" else "")) if where else "") + (f"{size}の" if size else "") + name
    else:
        where = place(side, zone, rng)
        joint = rng.choice(("に", "に", "に", "の")) if where else ""
        words = "".join((where, joint, f"{size}の" if size else "", name))
    return words + rng.choice(PRESENT if presence == "present" else DOUBTED)
