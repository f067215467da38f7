"""How somebody may type a finding: three languages, synonyms, sides and zones, questions, commands, slips."""

from __future__ import annotations

import random

from . import words_en as en
from . import words_ja as ja
from . import words_zh as zh
from .codes import PLEURAL, ZONED
from .config import ANATOMY
from .slips import katakana, misspell, traditional

WORDS = {"en": en, "ja": ja, "zh": zh}

# --- English ---------------------------------------------------------------------------------------------------------

SIDES_EN = {
    "left": (("left", "left", "left", "left-sided", "left sided", "lt", "lt.", "l", "l.", "leftsided", "l-sided"), ("on the left", "on the left side", "left", "left side", "in the left lung", "in the left chest", "of the left lung", "at the left", "(left)", "(l)", "l", "lt", "in left lung", "left lung", "in the left hemithorax", "to the left", "on the patient's left", "lhs", "left hemithorax", "on left", "left sided")),
    "right": (("right", "right", "right", "right-sided", "right sided", "rt", "rt.", "r", "r.", "rightsided", "r-sided"), ("on the right", "on the right side", "right", "right side", "in the right lung", "in the right chest", "of the right lung", "at the right", "(right)", "(r)", "r", "rt", "in right lung", "right lung", "in the right hemithorax", "to the right", "on the patient's right", "rhs", "right hemithorax", "on right", "right sided")),
    "bilateral": (("bilateral", "bilateral", "bilat", "both sided", "two-sided", "b/l", "bil", "bilat.", "both-sided", "right and left", "left and right"), ("on both sides", "bilaterally", "in both lungs", "both sides", "both lungs", "of both lungs", "left and right", "right and left", "in the left and right lung", "bilateral", "on either side", "at both bases", "in both bases", "in both lung bases", "both bases")),
}  # fmt: skip
ZONES_EN = {
    "upper": (("upper", "apical", "upper zone", "upper lobe", "upper lung", "upper-zone", "superior"), ("in the {} upper zone", "in the {} upper lobe", "at the {} apex", "in the {} apex", "{} upper zone", "{} upper lobe", "in the {} upper lung field", "of the {} upper lobe", "{} apex", "in {} upper lung", "near the {} apex")),
    "middle": (("mid", "middle", "mid zone", "midzone", "mid lung", "perihilar", "hilar", "middle zone", "middle lobe"), ("in the {} mid zone", "in the {} middle zone", "{} mid zone", "in the {} midlung", "near the {} hilum", "{} perihilar", "in the {} mid lung", "{} midzone", "next to the {} hilum")),
    "lower": (("lower", "basal", "basilar", "lower zone", "lower lobe", "base", "lower lung", "lung base", "retrocardiac", "inferior"), ("in the {} lower zone", "in the {} lower lobe", "at the {} base", "at the {} lung base", "{} base", "{} lower zone", "{} lower lobe", "of the {} lower lobe", "in the {} costophrenic region", "in the {} lung base", "in the {} lower lung field", "behind the heart {}")),
}  # fmt: skip
LOBES = {"left": {"upper": ("lul",), "lower": ("lll",), "middle": ("lingula", "lingular")}, "right": {"upper": ("rul",), "lower": ("rll",), "middle": ("rml",)}}  # fmt: skip
QUALITIES_EN = (
    "small", "large", "tiny", "big", "mild", "moderate", "severe", "massive", "new", "old", "subtle", "faint", "possible", "probable", "suspected", "likely",
    "any", "some", "obvious", "definite", "acute", "chronic", "minimal", "slight", "marked", "huge", "early", "recent", "questionable", "?",
    "visible", "suspicious", "significant", "residual", "persistent", "extensive", "minor", "clear", "worsening", "known",
)  # fmt: skip
FRAMES_EN = (
    "is there {a}", "is there {a}?", "is there any {}?", "any {}", "any {}?", "{}?", "show {}", "show me {the}", "show me the {}", "where is {the}", "where is {the}?", "where's the {}",
    "where can i see {the}?", "find {}", "find {the}", "please find {the}", "locate {the}", "locate {}", "highlight {the}", "highlight {} please", "please mark {the}", "mark {the}", "mark {}",
    "can you see {a}?", "do you see {a}?", "do you see any {}?", "can you find {a}", "could you show me {the}", "could you please show {the}?", "point to {the}", "point out {the}",
    "? {}", "query {}", "r/o {}", "rule out {}", "ruling out {}", "look for {}", "look for {a}", "is {} present", "is {} present?", "is {a} visible?", "{} seen?", "{} present?", "{} visible?",
    "check for {}", "check {}", "evidence of {}", "evidence of {}?", "signs of {}", "any sign of {}?", "sign of {}", "location of {the}", "outline {the}", "outline {}", "segment {the}",
    "segment {}", "i think there is {a}", "i suspect {a}", "could there be {a}?", "could this be {a}?", "does this patient have {a}?", "does he have {a}?", "does she have {}", "has the patient got {a}?",
    "draw {the}", "box {the}", "draw a box around {the}", "put a box on {the}", "circle {the}", "find me {the}", "the {}", "a {}", "see {}", "seeing {}?", "{} please", "{} pls", "{} here", "{} here?",
    "suspected {}", "suspicion of {}", "suspicious for {}", "concern for {}", "concern about {}", "in keeping with {}", "consistent with {}", "findings of {}", "appearance of {}", "area of {}",
    "areas of {}", "region of {}", "regions with {}", "presence of {}", "patient with {}", "diagnosis {}", "delineate {the}", "detect {}", "identify {the}", "identify {}", "display {the}", "tell me where {the} is",
    "where do you see {the}", "i want to see {the}", "how about {}", "what about {}?", "what about {the}", "{} on this film", "{} on this image?", "{} in this x-ray", "{} on the radiograph", "is this {a}?",
    "there is {a}", "{} is seen", "{} noted", "is it {a}", "are there {}", "are there any {}?", "show where {the} is", "go to {the}", "zoom to {the}", "jump to {the}", "confirm {}", "?{}", "{} ?", "{}!", "{}.",
)  # fmt: skip


def article(word: str) -> str:
    return ("an " if word[0] in "aeiou" else "a ") + word


def place_en(side: str | None, zone: str | None, rng: random.Random) -> tuple[str, str]:
    """Words ahead of the name, and words behind it; one of them, or both for a side and a zone, is empty."""
    if zone is None:
        if side is None:
            return "", ""
        ahead, behind = SIDES_EN[side]
        return (rng.choice(ahead), "") if rng.random() < 0.55 else ("", rng.choice(behind))
    if side in LOBES and rng.random() < 0.15:
        lobe = rng.choice(LOBES[side][zone])
        return (lobe, "") if rng.random() < 0.6 else ("", rng.choice(("in the ", "in ", "")) + lobe)
    words, forms = ZONES_EN[zone]
    if side == "bilateral" and rng.random() < 0.5:
        both = {"upper": ("biapical", "in both upper zones", "in both apices", "in both upper lobes"), "middle": ("in both mid zones", "bilateral perihilar"), "lower": ("bibasal", "bibasilar", "at both bases", "in both lower zones", "in both lung bases", "bi-basal", "in both lower lobes")}
        place = rng.choice(both[zone])
        return (place, "") if place[:2] == "bi" and rng.random() < 0.8 else ("", place)
    form = rng.random()
    if form < 0.4:
        named = SIDES_EN[side][0] if side else ("",)
        return f"{rng.choice(named)} {rng.choice(words)}".strip(), ""
    if form < 0.8 and side != "bilateral":
        return "", " ".join(rng.choice(forms).format(side or "").split())
    return rng.choice(words), rng.choice(SIDES_EN[side][1]) if side else ""


def english(concept: str, name: str, side: str | None, zone: str | None, rng: random.Random) -> str:
    ahead, behind = place_en(side, zone, rng)
    quality = rng.choice(QUALITIES_EN) if concept not in ANATOMY and rng.random() < 0.22 else ""
    order = (quality, ahead, name) if rng.random() < 0.8 else (ahead, quality, name)
    text = " ".join(word for word in order if word)
    if behind:
        text += rng.choice((" ", " ", " ", " ", ", ", " - ")) + behind
    form = rng.random()
    if ahead and not behind and form < 0.06:
        text = f"{ahead}: {quality} {name}".replace("  ", " ")
    elif form < 0.5:
        text = rng.choice(FRAMES_EN).replace("{a}", article(text)).replace("{the}", rng.choice(("the ", "", "")) + text).replace("{}", text)
    slips = rng.choices((0, 1, 2), (0.75, 0.19, 0.06))[0]
    for _ in range(slips):
        text = misspell(text, rng)
    if rng.random() < 0.04:
        text = text.replace("-", rng.choice((" ", "")))
    if rng.random() < 0.02:
        text = text.replace(" ", "", 1)
    return text


# --- Japanese --------------------------------------------------------------------------------------------------------

SIDES_JA = {
    "left": ("左", "左", "左側", "左の", "左側の", "左肺", "左肺の", "左に", "左側に", "左胸部の", "左胸腔の", "左肺野", "左肺野の", "左肺に", "l", "lt", "ひだり", "ひだりの", "左胸", "左方の", "左の肺の", "左の肺に", "患者の左側の", "左胸の", "左半分の"),
    "right": ("右", "右", "右側", "右の", "右側の", "右肺", "右肺の", "右に", "右側に", "右胸部の", "右胸腔の", "右肺野", "右肺野の", "右肺に", "r", "rt", "みぎ", "みぎの", "右胸", "右方の", "右の肺の", "右の肺に", "患者の右側の", "右胸の", "右半分の"),
    "bilateral": ("両側", "両側", "両側の", "両側性", "両側性の", "両", "両肺", "両肺の", "両肺野", "両肺野の", "両方の", "左右の", "左右両方の", "両側に", "両肺に", "両胸の", "双方の", "りょうがわの", "左右両側の", "両方の肺の"),
}  # fmt: skip
ZONES_JA = {
    "upper": ("上肺野", "上肺", "上葉", "肺尖", "肺尖部", "上部", "上の方", "肺尖野", "上肺野末梢", "上"),
    "middle": ("中肺野", "中肺", "中葉", "肺門", "肺門部", "中部", "真ん中", "肺門周囲", "中肺野末梢", "中央"),
    "lower": ("下肺野", "下肺", "下葉", "肺底", "肺底部", "下部", "下の方", "肺底区", "肺底野", "下肺野末梢", "下", "心臓の裏"),
}
QUALITIES_JA = ("小さい", "小さな", "大きい", "大きな", "少量の", "大量の", "軽度の", "中等度の", "高度の", "淡い", "広範な", "明らかな", "疑わしい", "新しい", "新たな", "古い", "わずかな", "軽い", "著明な", "急性", "慢性", "多発", "びまん性", "少量", "中等量の")
FRAMES_JA = (
    "{}はありますか", "{}はありますか?", "{}ある?", "{}はある?", "{}はどこ", "{}はどこですか", "{}はどこですか?", "{}はどこにありますか", "{}どこ", "{}を示して", "{}を示してください", "{}を表示", "{}を表示して", "{}を表示してください", "{}を見せて",
    "{}を見せてください", "{}を教えて", "{}を教えてください", "{}を探して", "{}を探してください", "{}を検出", "{}を検出して", "{}の位置", "{}の位置は?", "{}の位置を教えて", "{}の場所", "{}の場所を教えて", "{}の範囲", "{}の有無", "{}の有無を確認", "{}疑い",
    "{}の疑い", "{}を疑う", "{}を認めますか", "{}を認めるか", "{}を認める", "{}の評価", "{}があるか", "{}があるか見て", "{}があるか確認してください", "{}あり", "{}あり?", "{}有り", "{}有無", "{}をハイライト", "{}をマーク", "{}をマークして", "{}をチェック", "{}のチェック",
    "{}を囲って", "{}を囲んで", "{}像", "{}の所見", "{}所見", "{}らしい", "{}でしょうか", "{}ですか", "{}ですか?", "{}?", "{}は?", "{}が見えますか", "{}は見えますか?", "{}は見られますか", "{}がみられますか", "{}っぽい", "{}かも", "{}かな", "{}の部分", "{}のところ",
    "{}の領域", "{}の領域を示して", "{}を描出", "{}を指して", "{}を指摘して", "{}お願いします", "{}の確認お願いします", "{}を確認", "{}を確認して", "{}の検索", "{}検索", "この画像に{}はある?", "どこに{}がありますか", "どこかに{}はありませんか", "{}はないですか", "{}が心配",
    "{}を除外", "{}除外", "{}r/o", "{}の徴候", "{}の有無を教えて", "ここに{}はありますか", "この患者に{}はありますか", "{}が疑われる", "{}を調べて", "{}の診断", "{}。", "{}が知りたい", "{}を見つけて", "{}を抽出", "{}抽出", "{}が存在するか", "{}の存在", "{}はどのあたり", "{}どこですか", "{}見せて", "{}を指し示して",
)  # fmt: skip


def japanese(concept: str, name: str, side: str | None, zone: str | None, rng: random.Random) -> str:
    where = rng.choice(SIDES_JA[side]) if side else ""
    if zone:
        place = rng.choice(ZONES_JA[zone])
        if side and rng.random() < 0.7:
            bare = {"left": ("左", "左", "左側", "左の", "左肺", "lt", "l"), "right": ("右", "右", "右側", "右の", "右肺", "rt", "r"), "bilateral": ("両", "両側", "両肺", "左右の", "両側の")}
            where = rng.choice(bare[side])
        where += place
    if where and where[-1] not in "のにlrt性" or zone:
        where += rng.choice(("の", "の", "", "に", "")) if where else ""
    quality = rng.choice(QUALITIES_JA) if concept not in ANATOMY and rng.random() < 0.15 else ""
    text = where + quality + name
    if where and rng.random() < 0.07:
        text = rng.choice((f"{name} {where.rstrip('のに')}", f"{name}、{where.rstrip('のに')}", f"{name}({where.rstrip('のに')})", f"{where.rstrip('のに')} {name}"))
    if rng.random() < 0.55:
        text = rng.choice(FRAMES_JA).format(text)
    if rng.random() < 0.03:
        text = katakana(text)
    return text.replace("影", "陰影", 1) if rng.random() < 0.02 and "陰影" not in text else text


# --- Chinese ---------------------------------------------------------------------------------------------------------

SIDES_ZH = {
    "left": ("左", "左侧", "左侧", "左边", "左肺", "左胸", "左侧胸腔", "左侧的", "左边的", "左肺的", "左肺野", "左胸腔", "左侧肺", "左侧肺野", "l", "左半胸", "左面", "左方", "左侧胸部"),
    "right": ("右", "右侧", "右侧", "右边", "右肺", "右胸", "右侧胸腔", "右侧的", "右边的", "右肺的", "右肺野", "右胸腔", "右侧肺", "右侧肺野", "r", "右半胸", "右面", "右方", "右侧胸部"),
    "bilateral": ("双侧", "双侧", "两侧", "双肺", "两肺", "左右", "双", "两边", "双侧的", "两侧的", "双肺的", "两肺的", "双侧胸腔", "两侧胸腔", "左右两侧", "左右两肺", "双肺野", "两肺野", "两侧肺"),
}  # fmt: skip
ZONES_ZH = {
    "upper": ("上肺野", "上野", "上肺", "上叶", "肺上叶", "肺尖", "肺尖部", "上部", "上肺区", "肺上野", "上方"),
    "middle": ("中肺野", "中野", "中肺", "中叶", "肺中叶", "肺门", "肺门区", "肺门旁", "中部", "中间", "肺中野", "肺门周围"),
    "lower": ("下肺野", "下野", "下肺", "下叶", "肺下叶", "肺底", "肺底部", "基底部", "下部", "肺基底段", "肺下野", "心后区", "下方"),
}
QUALITIES_ZH = ("小", "大", "少量", "大量", "中等量", "轻度", "中度", "重度", "明显", "明显的", "可疑", "疑似", "新发", "陈旧", "轻微", "轻微的", "广泛", "弥漫性", "多发", "单发", "急性", "慢性", "散在", "局限性", "较大的", "较小的", "小的", "大的", "淡薄的")
FRAMES_ZH = (
    "有没有{}", "有没有{}?", "有无{}", "是否有{}", "是否有{}?", "是否存在{}", "有{}吗", "有{}吗?", "{}有吗", "{}在哪里", "{}在哪里?", "{}在哪", "{}在哪儿", "{}在什么位置", "{}的位置", "{}位置", "{}在哪个位置", "请标出{}", "请标注{}", "标出{}", "标记{}", "标注{}", "请标记{}",
    "显示{}", "请显示{}", "请指出{}", "指出{}", "找{}", "找到{}", "请找到{}", "寻找{}", "找一下{}", "帮我找{}", "帮我找一下{}", "帮忙看看有没有{}", "看看{}", "看一下{}", "帮我看看{}", "查看{}", "检测{}", "检查{}", "识别{}", "定位{}", "请定位{}", "圈出{}", "请圈出{}", "框出{}", "画出{}", "勾画{}", "分割{}",
    "考虑{}", "怀疑{}", "疑似{}", "可疑{}", "见{}", "可见{}", "能看到{}吗", "看得到{}吗", "能否看到{}", "{}?", "{}吗", "{}吗?", "是{}吗", "是不是{}", "是不是有{}", "这是{}吗", "有{}", "存在{}", "提示{}", "符合{}", "{}可能", "{}征象", "{}表现", "{}改变", "{}的区域", "{}区域", "{}范围", "{}的范围", "{}部位", "{}待排",
    "排除{}", "除外{}", "{}怎么样", "{}情况", "评估{}", "{}的表现", "这张片子有{}吗", "这张胸片有没有{}", "患者有{}吗", "病人是否有{}", "图中{}", "图像中的{}", "高亮{}", "突出显示{}", "我想看{}", "我要看{}", "告诉我{}在哪里", "哪里有{}", "哪里是{}", "哪儿有{}", "确认{}", "确认是否有{}", "诊断{}", "{}。", "{}呢", "请看{}", "给我看{}", "查找{}", "搜索{}",
)  # fmt: skip


def chinese(concept: str, name: str, side: str | None, zone: str | None, rng: random.Random) -> str:
    where = rng.choice(SIDES_ZH[side]) if side else ""
    if zone:
        if side and rng.random() < 0.75:
            where = rng.choice({"left": ("左", "左", "左侧", "左肺", "左边"), "right": ("右", "右", "右侧", "右肺", "右边"), "bilateral": ("双", "两", "双侧", "两侧", "双肺", "两肺")}[side])
        where += rng.choice(ZONES_ZH[zone])
    if where and where[-1] != "的":
        where += rng.choice(("", "", "", "", "的", "有", "见", "可见"))
    quality = rng.choice(QUALITIES_ZH) if concept not in ANATOMY and rng.random() < 0.15 else ""
    text = where + quality + name
    if where and rng.random() < 0.07:
        bare = where.rstrip("的有见可")
        text = rng.choice((f"{name}{bare}", f"{name}({bare})", f"{name},{bare}", f"{bare} {name}", f"{name}位于{bare}", f"{name}在{bare}"))
    if rng.random() < 0.55:
        text = rng.choice(FRAMES_ZH).format(text)
    return traditional(text) if rng.random() < 0.17 else text


# --- all -------------------------------------------------------------------------------------------------------------

WRITERS = {"en": english, "ja": japanese, "zh": chinese}
COMMON = "的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联言权往展该领传近留红治决周保达办运武半候七必城父强步完革深区即求品士转量空甚众技轻程告江语英基派满式李息写呢识极令黄德收脸钱党倒未持取设始版双历越史商千片容研像找友孩站广改议形委早房音火际则首单据导影失拿网香似斯专石若兵弟谁校读志飞观争究包组造落视济喜离虽坏兴切闹"
KANA = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをんアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン"


def gibberish(rng: random.Random) -> str:
    """Letters that mean nothing, in one of three scripts."""
    kind = rng.randrange(4)
    if kind == 0:
        return "".join(rng.choice("bcdfghjklmnpqrstvwxz") + rng.choice("aeiouy") + rng.choice(("", "", "n", "r", "s", "l", "t")) for _ in range(rng.randint(1, 4)))
    if kind == 1:
        return "".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(rng.randint(1, 9)))
    letters, most = (COMMON, 6) if kind == 2 else (KANA, 8)
    return "".join(rng.choice(letters) for _ in range(rng.randint(1, most)))


def unknown(language: str, side: str | None, rng: random.Random) -> str:
    """What the model knows nothing of, framed as any other phrase."""
    writer = WRITERS[language]
    if rng.random() < 0.2:
        name = " ".join(gibberish(rng) for _ in range(rng.choice((1, 1, 2))))
    else:
        name = rng.choice(WORDS[language].UNKNOWN)
        if rng.random() < 0.08:
            name += (" and " if language == "en" else "と" if language == "ja" else "和") + rng.choice(WORDS[language].UNKNOWN)
    return writer("heart", name, side if rng.random() < 0.35 else None, None, rng)


def named(language: str, concept: str, side: str | None, rng: random.Random) -> tuple[str, bool]:
    """A name of the finding, and whether it says the side itself."""
    words = WORDS[language]
    if side == "bilateral" and concept in words.BOTH and rng.random() < 0.15:
        return rng.choice(words.BOTH[concept]), True
    inside = {"pleural-effusion": words.ANGLES, "pneumothorax": words.AIRS}.get(concept)
    if inside and side in ("left", "right") and rng.random() < 0.2:
        word = side if language == "en" else {"left": "左", "right": "右"}[side]
        return rng.choice(inside).format(word), True
    own = words.NAMES[concept]
    if rng.random() < 0.2:
        return own[0], False
    return rng.choice(words.TYPED[concept] + own), False


def typed(language: str, concept: str, side: str | None, zone: str | None, rng: random.Random) -> str:
    """How somebody may type it in one language."""
    if concept == "unknown":
        return unknown(language, side, rng)
    if concept in ANATOMY:
        return WRITERS[language](concept, rng.choice(WORDS[language].ANATOMY[concept]), None, None, rng)
    name, is_sided = named(language, concept, side, rng)
    if is_sided or concept == "cardiomegaly":
        side = None
    if concept not in ZONED + ("edema",) and not (concept in PLEURAL and rng.random() < 0.3 and not is_sided):
        zone = None
    return WRITERS[language](concept, name, side, zone, rng)


def phrase(concept: str, side: str | None, zone: str | None, rng: random.Random) -> str:
    """How somebody may type it, in any of three languages."""
    return typed(rng.choice(("en", "en", "ja", "ja", "zh")), concept, side, zone, rng)
