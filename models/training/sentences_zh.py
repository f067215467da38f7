"""One Chinese report sentence that states codes and nothing else."""

from __future__ import annotations

import random

from .codes import PLEURAL, Codes
from .words_zh import NAMES

SIDE = {"left": "左侧", "right": "右侧", "bilateral": "双侧"}
LUNG = {"left": "左", "right": "右", "bilateral": "双"}
ZONE = {"upper": "上肺野", "middle": "中肺野", "lower": "下肺野"}
SEVERITY = {"small": ("轻度",), "moderate": ("中度",), "large": ("重度",)}
EXTENT = {
    "lung-opacity": {"small": ("小范围", "局限性"), "moderate": ("中等范围",), "large": ("大范围", "广泛")},
    "pleural-effusion": {"small": ("少量",), "moderate": ("中等量", "中量"), "large": ("大量",)},
    "pneumothorax": {"small": ("少量",), "moderate": ("中等量", "中量"), "large": ("大量",)},
    "atelectasis": SEVERITY,
    "edema": SEVERITY,
}
ABSENT = ("未见{}。", "未见{}。", "未见明确{}。", "无{}。", "未见{}征象。", "未发现{}。")
HEART = {
    "present": ("心影增大。", "心脏增大。", "心影扩大。", "可见心影增大。", "心脏轮廓增大。"),
    "undetermined": ("心影可疑增大，不能确定。", "心脏增大可能，不能确定。", "不除外心影增大。", "可疑心脏增大。", "心影增大待排。"),
    "absent": ("心影不大。", "心影未见增大。", "心脏不大。", "心影大小正常。", "心脏大小在正常范围内。", "未见心影增大。"),
}


def write(codes: Codes, rng: random.Random) -> str:
    finding, presence, side, zone, extent = codes
    if finding == "cardiomegaly":
        return rng.choice(HEART[presence])
    name = NAMES[finding][0] if rng.random() < 0.6 else rng.choice(NAMES[finding])
    if presence == "absent":
        return rng.choice(ABSENT).format(name)
    size = rng.choice(EXTENT[finding][extent]) if extent and finding in EXTENT else ""
    if finding in PLEURAL and not zone:
        where = SIDE.get(side or "", "")
    elif zone:
        where = LUNG.get(side or "", "") + ZONE[zone]
    else:
        where = LUNG[side] + "肺" if side in LUNG else ""
    words = size + name
    if presence == "undetermined":
        return rng.choice(
            (
                f"{where}可疑{words}，不能确定。",
                f"{where}可疑{words}。",
                f"不除外{where}{words}。",
                f"{where}{words}不能排除。",
                f"{where}{words}可能，不能确定。",
                f"{where}{words}待排。",
            )
        )
    return rng.choice((f"{where}见{words}。", f"{where}可见{words}。", f"{where}可见{words}。", f"{where}{words}。", f"{where}有{words}。", f"{where}存在{words}。"))
