"""What the package says of itself in words: intended use and known limits, English and Japanese."""

from __future__ import annotations

NAME = {"en": "Shoken chest radiograph reader", "ja": "所見 胸部X線読影モデル"}
INTENDED_USE = {
    "en": "Research use only. Drafts findings on frontal chest radiographs (PA, AP) of adults for a radiologist who decides on each. Not a medical device; not for diagnosis.",
    "ja": "研究用。成人の胸部単純X線正面像（PA・AP）の所見案を作成し、各所見は放射線科医が判断する。医療機器ではなく、診断に用いない。",
}
LIMITS = (
    {
        "en": "Trained on one hospital's radiographs with text-mined labels and few boxes; other sites were not used for findings.",
        "ja": "単一施設の画像と、レポートから自動抽出したラベル、少数の枠注釈で学習した。他施設の所見では学習していない。",
    },
    {
        "en": "Knows eight findings and nothing else: fractures, devices, free air, bone lesions and more are not looked for.",
        "ja": "扱う所見は8種のみ。骨折、留置物、遊離ガス、骨病変などは対象外。",
    },
    {
        "en": "Regions are learned mostly from boxes: outlines are approximate and not measurements.",
        "ja": "領域は主に枠注釈から学習したため、輪郭は概略であり計測値ではない。",
    },
)
FINDING_LIMITS = {
    "lung-opacity": {
        "en": "Infiltrate, pneumonia and consolidation are one finding here. Faint and retrocardiac opacities are missed.",
        "ja": "浸潤影・肺炎・コンソリデーションを区別しない。淡い陰影や心臓裏の陰影は見落としやすい。",
    },
    "atelectasis": {
        "en": "Thin plates and lobar collapse are hard to tell from opacity or effusion.",
        "ja": "板状影や葉性虚脱は浸潤影・胸水と紛らわしい。",
    },
    "pleural-effusion": {
        "en": "Small effusions and those of supine films are missed; scarring looks alike.",
        "ja": "少量の胸水や臥位撮影では見落としやすい。胸膜癒着との区別は難しい。",
    },
    "pneumothorax": {
        "en": "Small, apical and supine pneumothoraces are missed; skin folds and chest tubes mislead.",
        "ja": "少量、肺尖部、臥位の気胸は見落としやすい。皮膚のしわや胸腔ドレーンで誤ることがある。",
    },
    "cardiomegaly": {
        "en": "AP and expiratory films enlarge the heart's shadow.",
        "ja": "AP像や呼気撮影では心陰影が大きく写る。",
    },
    "nodule": {
        "en": "Most nodules are missed, and vessels, nipples and ribs are mistaken for them. Do not rely on it.",
        "ja": "多くの結節を見落とし、血管・乳頭・肋骨を誤認する。信頼してはならない。",
    },
    "mass": {
        "en": "Masses at the hilum, behind the heart or below the diaphragm are missed.",
        "ja": "肺門部、心臓裏、横隔膜下の腫瘤は見落としやすい。",
    },
    "edema": {
        "en": "Found mostly on AP films; no boxes of it exist, so its region is only a hint.",
        "ja": "主にAP像で検出する。枠注釈がないため領域は目安にすぎない。",
    },
}
