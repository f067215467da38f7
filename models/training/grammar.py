"""From codes to words: report sentences (English, Japanese) and typed phrases (English, Japanese, Chinese).

Every sentence states its codes and nothing else, so a sentence can be checked against them
(`src/i18n/findingSentences.ts`). Written by hand for this project.
"""

from __future__ import annotations

import random

from .config import ANATOMY, FINDINGS

# --- words ---------------------------------------------------------------------------------------------------------

#: Names in a sentence; the first is preferred.
NAMES = {
    "en": {
        "lung-opacity": ("opacity", "airspace opacity", "infiltrate", "consolidation"),
        "atelectasis": ("atelectasis", "atelectatic change", "volume loss with atelectasis"),
        "pleural-effusion": ("pleural effusion", "effusion"),
        "pneumothorax": ("pneumothorax",),
        "cardiomegaly": ("cardiomegaly", "enlargement of the heart", "cardiac enlargement"),
        "nodule": ("nodule", "pulmonary nodule", "nodular opacity"),
        "mass": ("mass", "pulmonary mass"),
        "edema": ("pulmonary edema", "interstitial edema"),
    },
    "ja": {
        "lung-opacity": ("浸潤影", "肺野の透過性低下", "コンソリデーション"),
        "atelectasis": ("無気肺", "板状無気肺"),
        "pleural-effusion": ("胸水", "胸水貯留"),
        "pneumothorax": ("気胸",),
        "cardiomegaly": ("心拡大", "心陰影の拡大"),
        "nodule": ("結節影", "結節"),
        "mass": ("腫瘤影", "腫瘤"),
        "edema": ("肺水腫", "肺うっ血像"),
    },
}

#: What people type, beyond the names above.
SYNONYMS = {
    "en": {
        "lung-opacity": ("pneumonia", "infiltration", "airspace disease", "hazy opacity", "patchy opacity", "shadowing"),
        "atelectasis": ("collapse", "lobar collapse", "plate atelectasis", "linear atelectasis", "subsegmental collapse"),
        "pleural-effusion": ("pleural fluid", "blunted costophrenic angle", "fluid in the pleural space", "hydrothorax"),
        "pneumothorax": ("collapsed lung", "pleural air", "visceral pleural line", "air in the pleural space", "PTX"),
        "cardiomegaly": ("big heart", "enlarged heart", "enlarged cardiac silhouette", "increased cardiothoracic ratio"),
        "nodule": ("coin lesion", "small round opacity", "lung nodule", "solitary nodule", "pulmonary nodules"),
        "mass": ("tumor", "tumour", "lung mass", "large rounded opacity", "neoplasm"),
        "edema": ("oedema", "vascular congestion", "fluid overload", "Kerley lines", "pulmonary oedema", "heart failure"),
    },
    "ja": {
        "lung-opacity": ("肺炎", "すりガラス影", "浸潤", "濃度上昇", "斑状影", "肺炎像"),
        "atelectasis": ("虚脱", "線状無気肺", "含気低下", "肺葉虚脱"),
        "pleural-effusion": ("肋骨横隔膜角の鈍化", "CP angle鈍", "胸腔内液体貯留", "CPA dull"),
        "pneumothorax": ("肺虚脱", "臓側胸膜線", "胸腔内の空気", "虚脱肺"),
        "cardiomegaly": ("心肥大", "心胸郭比拡大", "CTR拡大", "大きな心臓"),
        "nodule": ("小結節", "円形陰影", "肺結節", "孤立性結節"),
        "mass": ("腫瘍", "肺腫瘤", "肺癌", "大きな円形影"),
        "edema": ("肺うっ血", "心不全像", "血管影増強", "カーリーライン", "蝶形陰影"),
    },
    "zh": {
        "lung-opacity": ("浸润影", "肺炎", "实变", "斑片影", "肺部阴影", "磨玻璃影"),
        "atelectasis": ("肺不张", "盘状肺不张", "肺膨胀不全"),
        "pleural-effusion": ("胸腔积液", "胸水", "肋膈角变钝", "胸膜腔积液"),
        "pneumothorax": ("气胸", "肺压缩", "胸腔积气"),
        "cardiomegaly": ("心脏增大", "心影增大", "心胸比增大", "心脏扩大"),
        "nodule": ("结节", "肺结节", "小结节影", "孤立结节"),
        "mass": ("肿块", "肺肿块", "肿瘤", "占位"),
        "edema": ("肺水肿", "肺淤血", "肺血管充血", "心衰"),
    },
}

ANATOMY_WORDS = {
    "right-lung": ("right lung", "右肺", "the right lung", "右の肺", "右侧肺"),
    "left-lung": ("left lung", "左肺", "the left lung", "左の肺", "左侧肺"),
    "heart": ("heart", "心臓", "cardiac silhouette", "心陰影", "心脏", "心影"),
}

#: Things a reader may type that the model knows nothing of.
UNKNOWN = (
    "rib fracture", "free air under the diaphragm", "pacemaker", "central venous catheter", "scoliosis", "hiatal hernia",
    "bronchiectasis", "emphysema", "calcified granuloma", "breast shadow", "gallstones", "appendicitis", "brain tumor",
    "tooth", "knee", "what is the weather", "hello", "asdf", "xyz", "nasogastric tube", "tracheal deviation", "spine",
    "clavicle", "kidney stone", "foreign body", "surgical clips", "subcutaneous emphysema", "aortic aneurysm", "stent",
    "骨折", "肋骨骨折", "ペースメーカー", "側弯", "気管偏位", "大動脈瘤", "胆石", "虫垂炎", "こんにちは", "天気", "脳腫瘍", "鎖骨",
    "肺気腫", "気管支拡張", "カテーテル", "皮下気腫", "遊離ガス", "骨转移", "你好", "肋骨骨折线", "起搏器", "脊柱侧弯", "主动脉瘤",
    "肺气肿", "支气管扩张", "导管", "胃管",
)  # fmt: skip

SIDE = {
    "en": {"left": "left", "right": "right", "bilateral": "bilateral"},
    "ja": {"left": "左", "right": "右", "bilateral": "両側"},
    "zh": {"left": "左侧", "right": "右侧", "bilateral": "双侧"},
}
ZONE = {
    "en": {"upper": "upper zone", "middle": "mid zone", "lower": "lower zone"},
    "ja": {"upper": "上肺野", "middle": "中肺野", "lower": "下肺野"},
    "zh": {"upper": "上肺野", "middle": "中肺野", "lower": "下肺野"},
}
EXTENT = {
    "en": {"small": "small", "moderate": "moderate", "large": "large"},
    "ja": {"small": "少量", "moderate": "中等量", "large": "大量"},
}
EXTENT_JA_OPACITY = {"small": "限局性", "moderate": "中等度", "large": "広範囲"}

#: Findings that take a place in a lung zone, and those that take only a side.
ZONED = ("lung-opacity", "atelectasis", "nodule", "mass")
SIDED = ("pleural-effusion", "pneumothorax")


def article(word: str) -> str:
    return ("an " if word[0] in "aeiou" else "a ") + word


def place_en(side: str | None, zone: str | None) -> str:
    """`in the right lower zone`, `in both lungs`, or nothing."""
    if side == "bilateral":
        return f"in both {ZONE['en'][zone]}s" if zone else "in both lungs"
    if side in ("left", "right"):
        return f"in the {side} {ZONE['en'][zone]}" if zone else f"in the {side} lung"
    return f"in the {ZONE['en'][zone]}" if zone else ""


def place_ja(side: str | None, zone: str | None) -> str:
    where = SIDE["ja"].get(side or "", "")
    if zone:
        return where + ZONE["ja"][zone]
    return {"両側": "両肺", "左": "左肺", "右": "右肺"}.get(where, "")


def sentence(
    language: str,
    finding: str,
    presence: str,
    side: str | None,
    zone: str | None,
    extent: str | None,
    rng: random.Random,
) -> str:
    """One sentence that states these codes. `rng` picks the wording."""
    name = NAMES[language][finding][0] if rng.random() < 0.6 else rng.choice(NAMES[language][finding])
    build = english if language == "en" else japanese
    return build(finding, presence, side, zone, extent, name, rng)


def english(
    finding: str, presence: str, side: str | None, zone: str | None, extent: str | None, name: str, rng: random.Random
) -> str:
    if presence == "absent":
        if finding == "cardiomegaly":
            return rng.choice(("The heart is not enlarged.", "No cardiomegaly.", "The cardiac silhouette is within normal limits."))
        return rng.choice((f"No {name}.", f"No {name} is seen.", f"No evidence of {name}.", f"There is no {name}."))
    size = EXTENT["en"].get(extent or "", "")
    if finding == "cardiomegaly":
        if presence == "undetermined":
            return rng.choice(
                ("Possible cardiomegaly, not certain.", "The heart may be enlarged.", "Equivocal enlargement of the heart.")
            )
        return rng.choice(("The heart is enlarged.", "Cardiomegaly.", "The cardiac silhouette is enlarged.", "There is cardiomegaly."))
    if finding == "edema":
        core = {"small": "Mild ", "moderate": "Moderate ", "large": "Severe "}.get(extent or "", "") + name
        core = core[0].upper() + core[1:]
        if presence == "undetermined":
            return rng.choice((f"Possible {core[0].lower() + core[1:]}, not certain.", f"{core} cannot be excluded."))
        return rng.choice((f"{core}.", f"There is {core[0].lower() + core[1:]}."))
    if finding in SIDED:
        words = " ".join(word for word in (size, side if side != "midline" else "", name) if word)
        words_plural = words + "s" if side == "bilateral" and name.endswith("effusion") else words
        if presence == "undetermined":
            return rng.choice((f"Possible {words_plural}, not certain.", f"Equivocal {words_plural}.", f"{words_plural[0].upper() + words_plural[1:]} cannot be excluded."))
        if side == "bilateral":
            return rng.choice((f"{words_plural[0].upper() + words_plural[1:]}.", f"{words_plural[0].upper() + words_plural[1:]} seen."))
        return rng.choice((f"{words[0].upper() + words[1:]}.", f"There is {article(words)}.", f"{words[0].upper() + words[1:]} is seen."))
    where = place_en(side, zone)
    if side == "bilateral":
        plural = {"opacity": "opacities", "mass": "masses", "pulmonary mass": "pulmonary masses", "airspace opacity": "airspace opacities", "nodular opacity": "nodular opacities"}.get(name)
        name = plural or (name + "s" if finding in ("nodule", "mass") or name == "infiltrate" else name)
    words = " ".join(word for word in (size, name) if word)
    countable = side != "bilateral" and name not in ("consolidation", "atelectasis", "atelectatic change", "volume loss with atelectasis")
    subject = article(words) if countable else words
    tail = f" {where}" if where else ""
    if presence == "undetermined":
        return rng.choice((f"Possible {words}{tail}, not certain.", f"Equivocal {words}{tail}.", f"{words[0].upper() + words[1:]}{tail} cannot be excluded."))
    verb = "are" if side == "bilateral" and name.endswith("s") and not name.endswith("atelectasis") else "is"
    return rng.choice((f"{words[0].upper() + words[1:]}{tail}.", f"There {verb} {subject}{tail}.", f"{subject[0].upper() + subject[1:]} {verb} seen{tail}."))


def japanese(
    finding: str, presence: str, side: str | None, zone: str | None, extent: str | None, name: str, rng: random.Random
) -> str:
    if presence == "absent":
        if finding == "cardiomegaly":
            return rng.choice(("心拡大を認めない。", "心陰影の拡大を認めません。", "心拡大なし。"))
        return rng.choice((f"{name}を認めない。", f"{name}は認めません。", f"{name}なし。", f"{name}の所見なし。"))
    if finding == "cardiomegaly":
        if presence == "undetermined":
            return rng.choice((f"{name}の疑い。", f"{name}の可能性があるが確定できない。"))
        return rng.choice((f"{name}を認める。", f"{name}を認めます。", f"{name}あり。"))
    if finding == "edema":
        amount = {"small": "軽度の", "moderate": "中等度の", "large": "高度の"}.get(extent or "", "")
        words = amount + name
    elif finding in SIDED:
        where = SIDE["ja"].get(side or "", "")
        amount = EXTENT["ja"] if finding == "pleural-effusion" else {"small": "軽度", "moderate": "中等度", "large": "高度"}
        size = amount.get(extent or "", "")
        words = f"{where}に{size}の{name}" if where and size else f"{where}{name}" if where else f"{size}の{name}" if size else name
    else:
        where = place_ja(side, zone)
        size = EXTENT_JA_OPACITY.get(extent or "", "")
        words = "".join((f"{where}に" if where else "", f"{size}の" if size else "", name))
    if presence == "undetermined":
        return rng.choice((f"{words}の疑い。", f"{words}の可能性があるが確定できない。", f"{words}を否定できない。"))
    return rng.choice((f"{words}を認める。", f"{words}を認めます。", f"{words}あり。"))


# --- typed phrases ---------------------------------------------------------------------------------------------------


def canonical_phrase(concept: str) -> str:
    """The phrase that is a finding's (or an organ's) own query in the manifest."""
    return ANATOMY_WORDS[concept][0] if concept in ANATOMY else NAMES["en"][concept][0]


def misspell(text: str, rng: random.Random) -> str:
    """One slip of the finger in a Latin phrase."""
    if len(text) < 5 or not text.isascii():
        return text
    i = rng.randrange(1, len(text) - 1)
    return rng.choice((text[:i] + text[i + 1 :], text[:i] + text[i] + text[i:], text[: i - 1] + text[i] + text[i - 1] + text[i + 1 :]))


def phrase(concept: str, side: str | None, zone: str | None, rng: random.Random) -> str:
    """How somebody may type it, in any of three languages."""
    if concept == "unknown":
        return rng.choice(UNKNOWN)
    if concept in ANATOMY:
        return rng.choice(ANATOMY_WORDS[concept])
    language = rng.choice(("en", "en", "ja", "ja", "zh"))
    names = SYNONYMS[language][concept] + NAMES.get(language, {}).get(concept, ())
    name = rng.choice(names)
    if language == "en":
        form = rng.randrange(4)
        if form == 0 and (side or zone):
            text = f"{name} {place_en(side, zone) if zone or side == 'bilateral' else 'on the ' + str(side)}"
        else:
            text = " ".join(word for word in (side or "", {"upper": "upper", "middle": "mid", "lower": rng.choice(("lower", "basal"))}.get(zone or "", ""), name) if word)
        text = {1: f"is there {article(text)}", 2: f"show {text}"}.get(form, text)
        text = misspell(text, rng) if rng.random() < 0.12 else text
        return text.capitalize() if rng.random() < 0.3 else text
    where = SIDE[language].get(side or "", "") + (ZONE[language][zone] if zone else "")
    if language == "ja":
        joint = rng.choice(("の", "", "に")) if where else ""
        tail = rng.choice(("", "", "はありますか", "を示して"))
        return f"{where}{joint}{name}{tail}"
    return where + rng.choice(("", "", "的") if where else ("",)) + name + rng.choice(("", "", "在哪里"))


def corpus(rng: random.Random, count: int = 60000) -> list[str]:
    """Sentences and phrases for the tokenizer."""
    lines = []
    for _ in range(count):
        finding = rng.choice(FINDINGS)
        side = rng.choice(("left", "right", "bilateral", None))
        zone = rng.choice(("upper", "middle", "lower", None))
        extent = rng.choice(("small", "moderate", "large", None))
        presence = rng.choice(("present", "undetermined", "absent"))
        lines.append(sentence(rng.choice(("en", "ja")), finding, presence, side, zone, extent, rng))
        lines.append(phrase(rng.choice(FINDINGS + ANATOMY + ("unknown",)), side, zone, rng))
    return lines
