import type { Extent, FindingId, Language, Side, Zone } from '#domain';

type Names<Id extends string> = Readonly<Record<Language, Readonly<Record<Id, string>>>>;

/** As a heading or a card's title. */
const findingNames: Names<FindingId> = {
  en: {
    'lung-opacity': 'Lung opacity',
    atelectasis: 'Atelectasis',
    'pleural-effusion': 'Pleural effusion',
    pneumothorax: 'Pneumothorax',
    cardiomegaly: 'Cardiomegaly',
    nodule: 'Nodule',
    mass: 'Mass',
    edema: 'Pulmonary edema',
  },
  ja: {
    'lung-opacity': '浸潤影',
    atelectasis: '無気肺',
    'pleural-effusion': '胸水',
    pneumothorax: '気胸',
    cardiomegaly: '心拡大',
    nodule: '結節',
    mass: '腫瘤',
    edema: '肺水腫',
  },
  zh: {
    'lung-opacity': '斑片影',
    atelectasis: '肺不张',
    'pleural-effusion': '胸腔积液',
    pneumothorax: '气胸',
    cardiomegaly: '心影增大',
    nodule: '结节',
    mass: '肿块',
    edema: '肺水肿',
  },
};

const sideNames: Names<Side> = {
  en: { left: 'left', right: 'right', bilateral: 'bilateral', midline: 'midline' },
  ja: { left: '左', right: '右', bilateral: '両側', midline: '正中' },
  zh: { left: '左侧', right: '右侧', bilateral: '双侧', midline: '正中' },
};

const zoneNames: Names<Zone> = {
  en: { upper: 'upper zone', middle: 'middle zone', lower: 'lower zone' },
  ja: { upper: '上肺野', middle: '中肺野', lower: '下肺野' },
  zh: { upper: '上肺野', middle: '中肺野', lower: '下肺野' },
};

const extentNames: Names<Extent> = {
  en: { small: 'small', moderate: 'moderate', large: 'large' },
  ja: { small: '軽度', moderate: '中等度', large: '高度' },
  zh: { small: '轻度', moderate: '中度', large: '重度' },
};

/** Each finding has its own customary words of quantity: a large effusion, a severe edema, an extensive opacity. */
const ownExtentNames: Readonly<
  Record<Language, Readonly<Partial<Record<FindingId, Readonly<Record<Extent, string>>>>>>
> = {
  en: {
    'lung-opacity': { small: 'small', moderate: 'moderate', large: 'extensive' },
    atelectasis: { small: 'mild', moderate: 'moderate', large: 'extensive' },
    cardiomegaly: { small: 'mild', moderate: 'moderate', large: 'marked' },
    edema: { small: 'mild', moderate: 'moderate', large: 'severe' },
  },
  ja: {
    'lung-opacity': { small: '小範囲', moderate: '中等度', large: '広範' },
    'pleural-effusion': { small: '少量', moderate: '中等量', large: '大量' },
  },
  zh: {
    'lung-opacity': { small: '小范围', moderate: '中等范围', large: '大范围' },
    'pleural-effusion': { small: '少量', moderate: '中等量', large: '大量' },
    pneumothorax: { small: '少量', moderate: '中等量', large: '大量' },
  },
};

/** The finding's name as a title, e.g. `Pleural effusion`, 胸水. */
export function findingName(language: Language, finding: FindingId): string {
  return findingNames[language][finding];
}

/** The patient's side, e.g. `left`, 左. */
export function sideName(language: Language, side: Side): string {
  return sideNames[language][side];
}

/** The third of the lung, e.g. `upper zone`, 上肺野. */
export function zoneName(language: Language, zone: Zone): string {
  return zoneNames[language][zone];
}

/** How much there is, in the words customary for the finding when it is given, e.g. `large`, 大量. */
export function extentName(language: Language, extent: Extent, finding?: FindingId): string {
  const own = finding && ownExtentNames[language][finding];
  return (own ?? extentNames[language])[extent];
}
