"""English words: names of findings in sentences, what people type for them, and what the model knows nothing of."""

from __future__ import annotations

#: Names in a sentence; the first is preferred, and is the finding's own query.
NAMES = {
    "lung-opacity": ("opacity", "airspace opacity", "infiltrate", "consolidation", "airspace shadowing"),
    "atelectasis": ("atelectasis", "atelectatic change", "volume loss with atelectasis"),
    "pleural-effusion": ("pleural effusion", "effusion"),
    "pneumothorax": ("pneumothorax",),
    "cardiomegaly": ("cardiomegaly", "enlargement of the heart", "cardiac enlargement"),
    "nodule": ("nodule", "pulmonary nodule", "nodular opacity"),
    "mass": ("mass", "pulmonary mass"),
    "edema": ("pulmonary edema", "interstitial edema"),
}

#: What people type, beyond the names above.
TYPED = {
    "lung-opacity": (
        "pneumonia", "infiltration", "infiltrates", "airspace disease", "air space opacity", "air-space opacification", "hazy opacity",
        "patchy opacity", "opacities", "opacification", "opacified lung", "shadowing", "shadow", "lung shadow", "haziness", "haze",
        "consolidations", "consolidated lung", "pneumonic infiltrate", "pneumonic consolidation", "bronchopneumonia", "lobar pneumonia",
        "aspiration pneumonia", "pneumonitis", "ground glass opacity", "ground-glass opacities", "ggo", "air bronchogram",
        "air bronchograms", "chest infection", "lung infection", "infection", "infective change", "inflammatory change", "white patch",
        "whitening", "white area in the lung", "dense area", "increased density", "density", "area of increased attenuation",
        "pulmonary infiltrate", "parenchymal opacity", "lung opacification", "lung opacity", "alveolar opacity", "alveolar infiltrate",
        "focal consolidation", "focal opacity", "patchy shadowing", "patchy infiltrates", "fluffy opacities", "cloudy area", "cap",
        "community acquired pneumonia", "covid pneumonia", "airspace consolidation", "confluent opacity", "inhomogeneous opacity",
        "silhouette sign", "something white", "hazy area", "hazy patch", "veiling", "lung whiteness", "lung inflammation",
        "pulmonary consolidation", "pulmonary opacity", "inflammatory infiltrate", "dense lung", "dense consolidation",
    ),
    "atelectasis": (
        "collapse", "lobar collapse", "plate atelectasis", "linear atelectasis", "subsegmental collapse", "platelike atelectasis",
        "plate-like atelectasis", "discoid atelectasis", "band atelectasis", "subsegmental atelectasis", "segmental collapse",
        "segmental atelectasis", "atelectatic band", "atelectatic bands", "atelectases", "atelectatic lung", "volume loss", "loss of volume",
        "reduced lung volume", "compressive atelectasis", "collapsed lobe", "lobe collapse", "lobar atelectasis", "linear opacity",
        "linear opacities", "linear band", "band-like opacity", "basal collapse", "passive atelectasis", "obstructive atelectasis",
        "underinflation", "unexpanded lung", "incomplete expansion", "poor expansion", "poor aeration", "reduced aeration", "fleischner line",
        "elevated fissure", "partial collapse", "collapse of the lobe", "collapse of lung tissue", "atelectasis band",
        "discoid collapse", "collapsed segment", "bandlike atelectasis", "volume reduction", "collapse consolidation", "shrunken lobe", "airless lobe",
    ),
    "pleural-effusion": (
        "pleural fluid", "blunted costophrenic angle", "fluid in the pleural space", "hydrothorax", "pleural effusions", "effusions",
        "blunting of the costophrenic angle", "costophrenic angle blunting", "blunted cp angle", "cp angle blunting", "blunted cpa",
        "costophrenic blunting", "obscured costophrenic angle", "loss of the costophrenic angle", "obliterated costophrenic angle",
        "costophrenic sulcus blunting", "blunted costophrenic sulcus", "costophrenic recess blunted", "costophrenic angle is blunted",
        "costophrenic angle blunted", "fluid in the chest", "fluid around the lung", "water on the lung", "water in the chest", "pleural water",
        "fluid collection in the pleura", "pleural collection", "layering fluid", "fluid level", "meniscus sign", "meniscus",
        "subpulmonic effusion", "haemothorax", "hemothorax", "empyema", "parapneumonic effusion", "fluid in the fissure", "fluid at the base",
        "loculated effusion", "loculated pleural fluid", "free pleural fluid", "fluid", "basal fluid", "lung fluid collection",
        "pleural liquid", "chylothorax", "dull cp angle", "costophrenic angle not sharp", "fluid in the costophrenic angle",
        "pleural space fluid", "liquid in the pleural cavity", "transudate", "exudate", "exudative effusion",
    ),
    "pneumothorax": (
        "pleural air", "visceral pleural line", "air in the pleural space", "ptx", "pneumothoraces", "air around the lung", "pnx",
        "air leak", "free pleural air", "tension pneumothorax", "apical pneumothorax", "collapsed lung", "lung collapse from air", "pneumo",
        "pleural line", "lung edge", "lung edge visible", "visible lung edge", "deep sulcus sign", "air in the pleura", "air in the chest cavity",
        "air in pleural cavity", "spontaneous pneumothorax", "absent lung markings", "no lung markings", "loss of peripheral lung markings",
        "lung has collapsed", "hydropneumothorax", "apical air", "punctured lung", "popped lung", "gas in the pleural space", "pleural gas",
        "traumatic pneumothorax", "air outside the lung", "extrapleural air", "apical ptx", "tension ptx", "residual pneumothorax",
        "separated pleural line", "air between lung and chest wall", "trapped air around lung", "lung collapsed", "collapsed lungs",
    ),
    "cardiomegaly": (
        "big heart", "enlarged heart", "enlarged cardiac silhouette", "increased cardiothoracic ratio", "heart enlargement", "large heart",
        "heart is enlarged", "heart enlarged", "heart too big", "cardiac silhouette enlarged", "enlarged heart shadow", "cardiac dilatation",
        "dilated heart", "increased ctr", "ctr > 0.5", "ctr increased", "raised cardiothoracic ratio", "cardiothoracic ratio over 50%",
        "widened cardiac silhouette", "wide heart", "globular heart", "boot shaped heart", "enlarged heart size", "increased heart size",
        "heart size increased", "cardiac hypertrophy", "cardiac enlargment", "hypertrophic heart", "enlarged cardiac shadow",
        "prominent cardiac silhouette", "prominent heart", "cardiomegally", "enlarged cardiac contour", "heart shadow is too wide",
        "is the heart enlarged", "is the heart big", "heart looks big", "large cardiac silhouette", "abnormal heart size", "oversized heart",
        "heart bigger than normal", "enlarged cardiomediastinal silhouette", "ventricular enlargement", "cardiac silhouette is large",
        "swollen heart", "ctr above 50", "cardiothoracic ratio increased", "increased cardiac silhouette", "heart dilation",
    ),
    "nodule": (
        "coin lesion", "small round opacity", "lung nodule", "solitary nodule", "pulmonary nodules", "nodules", "lung nodules", "spn",
        "solitary pulmonary nodule", "nodular lesion", "nodular shadow", "nodular density", "nodular opacities", "small nodule", "round spot",
        "round opacity", "rounded opacity", "round shadow", "small round shadow", "round lesion", "small lesion", "spot on the lung", "lung spot",
        "coin shadow", "small rounded lesion", "tiny nodule", "micronodule", "micronodules", "granuloma-like nodule", "subcentimetre nodule",
        "subcentimeter nodule", "pulmonary nodular lesion", "small round density", "round density", "small spot", "well defined nodule",
        "nodular focus", "multiple nodules", "nodularity", "lung nodularity", "spiculated nodule", "cannonball nodules", "coin-shaped lesion",
        "small circular shadow", "roundish spot", "5 mm nodule", "8mm nodule", "12 mm nodule",
    ),
    "mass": (
        "tumor", "tumour", "lung mass", "large rounded opacity", "neoplasm", "masses", "lung masses", "lung tumor", "lung tumour", "cancer",
        "lung cancer", "bronchogenic carcinoma", "carcinoma", "malignancy", "lung malignancy", "malignant lesion", "space occupying lesion",
        "space-occupying lesion", "mass lesion", "mass-like opacity", "masslike lesion", "lung neoplasm", "hilar mass", "large mass",
        "spiculated mass", "large round lesion", "big round lesion", "lung lump", "lump", "lump in the lung", "large lesion", "growth", "growth in the lung",
        "mass in the lung", "pulmonary masses", "pulmonary tumour", "pulmonary neoplasm", "lung carcinoma", "bronchial carcinoma", "mass like density",
        "mass shadow", "big tumor", "cavitating mass", "apical mass", "pancoast tumour", "pancoast tumor", "4 cm mass", "5cm mass",
    ),
    "edema": (
        "oedema", "vascular congestion", "fluid overload", "kerley lines", "pulmonary oedema", "heart failure", "edema", "lung edema",
        "lung oedema", "interstitial oedema", "alveolar edema", "alveolar oedema", "kerley b lines", "kerley b", "septal lines", "congestion",
        "pulmonary congestion", "pulmonary vascular congestion", "pulmonary venous congestion", "venous congestion", "congested lungs",
        "lung congestion", "congestive heart failure", "chf", "cardiac failure", "acute heart failure", "cardiac decompensation",
        "decompensated heart failure", "left heart failure", "lvf", "left ventricular failure", "batwing opacities", "bat wing appearance", "batwing",
        "butterfly shadowing", "perihilar haze", "perihilar haziness", "cephalization", "upper lobe diversion", "vascular redistribution",
        "peribronchial cuffing", "cardiogenic edema", "cardiogenic pulmonary oedema", "wet lungs", "wet lung", "volume overload", "overloaded",
        "pulmonary venous hypertension", "flash pulmonary edema", "engorged pulmonary vessels", "vascular engorgement", "interstitial fluid",
        "prominent vessels", "hydrostatic edema", "flooded lungs", "fluid in the lungs", "decompensation", "heart failure signs",
    ),
}  # fmt: skip

#: Names that hold for both lungs by themselves.
BOTH = {
    "atelectasis": ("bibasal atelectasis", "bibasilar atelectasis", "bi-basal collapse", "bibasilar collapse"),
    "lung-opacity": ("bibasal consolidation", "bibasilar opacities", "bibasal infiltrates", "biapical opacities", "double pneumonia"),
    "pleural-effusion": ("bibasal effusions", "bibasilar effusions", "both costophrenic angles blunted", "blunting of both costophrenic angles"),
    "pneumothorax": ("biapical pneumothoraces",),
}  # fmt: skip

#: `{}` takes left or right: the side stands inside the name.
ANGLES = (
    "blunted {} costophrenic angle", "blunting of the {} costophrenic angle", "{} costophrenic angle blunted", "{} cp angle blunting",
    "{} costophrenic angle is blunted", "blunted {} cp angle", "obscured {} costophrenic angle", "fluid in the {} pleural space",
    "fluid around the {} lung", "{} costophrenic sulcus blunting", "loss of the {} costophrenic angle", "{} pleural fluid", "fluid in the {} chest",
)  # fmt: skip
AIRS = (
    "air in the {} pleural space", "collapsed {} lung", "air around the {} lung", "{} visceral pleural line", "{} lung collapsed",
    "{} pleural air", "air in the {} pleura",
)  # fmt: skip

ANATOMY = {
    "right-lung": (
        "right lung", "the right lung", "r lung", "rt lung", "right lung field", "right lung fields", "lung on the right", "right pulmonary field",
        "right hemithorax", "right-sided lung", "rt. lung", "lung, right", "lung right", "right lung parenchyma", "right lung area", "right lung outline",
    ),
    "left-lung": (
        "left lung", "the left lung", "l lung", "lt lung", "left lung field", "left lung fields", "lung on the left", "left pulmonary field",
        "left hemithorax", "left-sided lung", "lt. lung", "lung, left", "lung left", "left lung parenchyma", "left lung area", "left lung outline",
    ),
    "heart": (
        "heart", "cardiac silhouette", "the heart", "cardiac shadow", "heart shadow", "cardiac outline", "heart silhouette", "heart outline",
        "cardiac contour", "cardiac border", "heart border", "heart borders", "heart contour", "cardiac area", "cor",
    ),
}  # fmt: skip

#: Things a reader may type that the model knows nothing of.
UNKNOWN = (
    "rib fracture", "free air under the diaphragm", "pacemaker", "central venous catheter", "scoliosis", "hiatal hernia", "hiatus hernia",
    "bronchiectasis", "emphysema", "calcified granuloma", "breast shadow", "gallstones", "appendicitis", "brain tumor", "tooth", "knee",
    "what is the weather", "hello", "asdf", "xyz", "nasogastric tube", "tracheal deviation", "spine", "clavicle", "kidney stone",
    "foreign body", "surgical clips", "subcutaneous emphysema", "aortic aneurysm", "stent", "fracture", "broken rib", "clavicle fracture",
    "humerus fracture", "vertebral fracture", "compression fracture", "dislocated shoulder", "bone metastasis", "lytic lesion", "osteoporosis",
    "osteoarthritis", "kyphosis", "degenerative changes of the spine", "spondylosis", "rib notching", "cervical rib", "sternal wires",
    "sternotomy", "port-a-cath", "picc line", "central line", "et tube", "endotracheal tube", "tracheostomy", "chest drain", "chest tube",
    "feeding tube", "ng tube", "icd", "defibrillator", "pacemaker leads", "prosthetic valve", "valve replacement", "ecg leads", "electrodes",
    "necklace", "earring", "swallowed coin", "screw", "metal plate", "bullet", "pneumoperitoneum", "free gas", "subdiaphragmatic air",
    "pneumomediastinum", "mediastinal widening", "widened mediastinum", "mediastinal shift", "lymphadenopathy", "hilar adenopathy",
    "enlarged lymph nodes", "hilar enlargement", "pulmonary embolism", "pulmonary hypertension", "aortic dissection", "aortic calcification",
    "tortuous aorta", "aortic arch", "aortic knob", "aorta", "trachea", "carina", "bronchus", "hilum", "diaphragm", "raised hemidiaphragm",
    "elevated diaphragm", "flattened diaphragm", "diaphragmatic hernia", "ribs", "rib", "sternum", "scapula", "shoulder", "vertebra", "thoracic spine",
    "stomach", "gastric bubble", "stomach bubble", "bowel", "bowel obstruction", "ileus", "liver", "spleen", "kidney", "bladder", "pancreas",
    "thyroid", "goitre", "goiter", "thyroid nodule", "breast", "breast implant", "breast cancer", "breast mass", "nipple shadow", "skin fold",
    "copd", "asthma", "fibrosis", "pulmonary fibrosis", "interstitial lung disease", "honeycombing", "sarcoidosis", "silicosis", "asbestosis",
    "pleural plaque", "pleural plaques", "pleural thickening", "pleural calcification", "pleural adhesion", "mesothelioma", "hyperinflation",
    "bulla", "bullae", "bleb", "cyst", "air trapping", "bronchitis", "bronchial wall thickening", "cystic fibrosis", "azygos lobe", "azygos fissure",
    "pericardial effusion", "pericarditis", "myocardial infarction", "atrial fibrillation", "coronary artery disease", "coronary calcification",
    "mitral stenosis", "left atrial appendage", "situs inversus", "dextrocardia", "brain edema", "cerebral edema", "ankle edema", "leg swelling",
    "macular edema", "knee effusion", "joint effusion", "ear effusion", "brain mass", "liver mass", "renal mass", "kidney tumour", "skin tumour",
    "stroke", "haemorrhage", "subdural haematoma", "intracranial bleeding", "hydrocephalus", "meningioma", "sinusitis", "tonsil", "eye", "ear",
    "ankle sprain", "hip fracture", "wrist", "hand", "foot", "skull", "pelvis", "hip", "elbow", "finger", "teeth", "dental implant", "caries", "jaw",
    "diabetes", "hypertension", "fever", "cough", "headache", "back pain", "chest pain", "shortness of breath", "pregnancy", "fetus", "allergy",
    "blood pressure", "temperature", "age of the patient", "patient name", "date of birth", "who is the patient", "how old is he", "what time is it",
    "weather", "good morning", "thank you", "thanks", "help", "test", "testing", "ok", "yes", "no", "please", "who are you", "what can you do",
    "how are you", "tell me a joke", "write a poem", "open the file", "close", "print the report", "sign the report", "next image", "zoom in",
    "invert", "window level", "contrast", "brightness", "left", "right", "bilateral", "both", "upper", "lower zone", "on the left", "on the right",
    "the left side", "normal", "abnormal", "everything", "anything", "nothing", "something", "finding", "findings", "report", "image", "x-ray", "chest",
    "thorax", "radiograph", "cat", "dog", "car", "banana", "pizza", "tree", "house", "guitar", "football", "music", "computer", "phone", "table",
    "chair", "book", "river", "mountain", "city", "school", "money", "the sun", "dinner", "coffee", "bicycle", "airplane", "train", "lorem ipsum",
    "quick brown fox", "abc", "123", "42", "aaaa", "qwerty", "foo bar", "hjkl", "???", "...", "-", "tuberculosis scar", "calcified lymph node",
    "calcification", "granuloma", "hamartoma", "costochondritis", "rib lesion", "bone lesion", "soft tissue swelling", "hematoma of the chest wall",
    "surgical emphysema", "chest wall mass", "lipoma", "rotated film", "poor inspiration", "artefact", "artifact", "exposure", "collimation",
    "marker", "motion blur", "lead position", "line position", "tube position", "catheter tip", "swan ganz", "balloon pump", "ecmo cannula",
    "impella", "watch battery", "button", "zipper", "bra clip", "hair braid", "contrast medium", "barium", "oesophagus", "esophageal dilatation", "achalasia",
    "cholecystitis", "pancreatitis", "ascites", "hepatomegaly", "splenomegaly", "renal calculus", "ureteric stent", "ovarian cyst", "prostate",
    "uterine fibroid", "colon polyp", "gastric ulcer", "deep vein thrombosis", "varicose veins", "carotid stenosis", "lumbar disc herniation",
    "sciatica", "gout", "rheumatoid arthritis", "meniscus tear", "cruciate ligament", "carpal tunnel", "scaphoid fracture", "rickets", "bone age",
    "growth plate", "cleft palate", "glaucoma", "cataract", "melanoma", "eczema", "acne", "depression", "migraine", "epilepsy", "parkinson",
)  # fmt: skip
