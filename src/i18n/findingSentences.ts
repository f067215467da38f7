import {
  isMeasured,
  type FindingAttributes,
  type FindingId,
  type Language,
  type Presence,
  type Side,
} from '#domain';
import { extentName, findingName, sideName, zoneName } from './findingNames';

/** What a sentence states: the part of a finding that all languages must agree on. */
export interface FindingCodes {
  readonly finding: FindingId;
  readonly presence: Presence;
  readonly attributes: FindingAttributes;
}

/** What a sentence says beyond the finding's name; empty strings where it says nothing. */
interface Parts {
  readonly extent: string;
  readonly size: string;
  readonly side: Side | null;
  readonly place: string;
}

const isPleural = (finding: FindingId) =>
  finding === 'pleural-effusion' || finding === 'pneumothorax';

/**
 * One sentence in radiologists' style that states exactly the codes, e.g. `Moderate left pleural effusion.`
 * Side, zone, extent and size are stated for what is or may be there, never for what is absent.
 */
export function renderFindingSentence(language: Language, codes: FindingCodes): string {
  return renderers[language](codes);
}

function partsOf(language: Language, { finding, attributes }: FindingCodes): Parts {
  const { extent, sizeMm } = attributes;
  const isHeart = finding === 'cardiomegaly';
  const side = isHeart || attributes.side === 'midline' ? null : attributes.side;
  // An effusion lies at the base unless it is said to lie elsewhere.
  const isUsualPlace = isHeart || (finding === 'pleural-effusion' && attributes.zone !== 'upper');
  const zone = isUsualPlace ? null : attributes.zone;
  return {
    extent: extent ? extentName(language, extent, finding) : '',
    size: isMeasured(finding) && sizeMm !== null ? `${Math.max(1, Math.round(sizeMm))} mm` : '',
    side,
    place: place(language, isPleural(finding) ? null : side, zone, isPleural(finding)),
  };
}

function place(
  language: Language,
  side: Side | null,
  zone: FindingAttributes['zone'],
  isPleuralPlace: boolean,
): string {
  if (zone) {
    const name = zoneName(language, zone);
    if (language !== 'en') return `${side ? lungSides[language][side] : ''}${name}`;
    if (side === 'bilateral') return `in both ${name}s`;
    return side ? `in the ${side} ${name}` : `in the ${name}`;
  }
  if (!side || isPleuralPlace) return '';
  if (language !== 'en') return `${lungSides[language][side]}肺`;
  return side === 'bilateral' ? 'in both lungs' : `in the ${side} lung`;
}

/** Before a lung or its zone: 左肺, 両上肺野, 双肺. */
const lungSides: Readonly<Record<'ja' | 'zh', Readonly<Record<Side, string>>>> = {
  ja: { left: '左', right: '右', bilateral: '両', midline: '' },
  zh: { left: '左', right: '右', bilateral: '双', midline: '' },
};

/** Inside a sentence: what opacity it is, the sentence itself says by its place in the lung. */
const englishNoun = (finding: FindingId): string =>
  finding === 'lung-opacity' ? 'opacity' : findingName('en', finding).toLowerCase();

/** What is said to be absent: without "focal" it would deny every shadow in the lung. */
export const negatedEnglishNoun = (finding: FindingId): string =>
  finding === 'lung-opacity' ? 'focal lung opacity' : englishNoun(finding);

const englishPlurals: Readonly<Partial<Record<FindingId, string>>> = {
  'pleural-effusion': 'pleural effusions',
  pneumothorax: 'pneumothoraces',
};

function renderEnglish(codes: FindingCodes): string {
  const { finding, presence } = codes;
  if (presence === 'absent') return `No ${negatedEnglishNoun(finding)}.`;
  const noun = englishNoun(finding);
  const { extent, size, side, place: where } = partsOf('en', codes);
  const sideBefore = isPleural(finding) && side ? side : '';
  const named = side === 'bilateral' ? (englishPlurals[finding] ?? noun) : noun;
  const words = [size, extent, sideBefore, named, where].filter((word) => word !== '').join(' ');
  return presence === 'undetermined'
    ? `Possible ${words}; not certain.`
    : `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function renderJapanese(codes: FindingCodes): string {
  const { finding, presence } = codes;
  const noun = findingName('ja', finding);
  if (presence === 'absent') return `${noun}を認めない。`;
  const ending = presence === 'present' ? 'を認める。' : 'の疑い。';
  const { extent, size, side, place: where } = partsOf('ja', codes);
  if (finding === 'pleural-effusion' && where === '') {
    return `${side ? sideName('ja', side) : ''}${extent}${noun}${ending}`;
  }
  const site = `${isPleural(finding) && side ? sideName('ja', side) : ''}${where}`;
  const quality = [extent && `${extent}${extent === '広範' ? 'な' : 'の'}`, size && `${size}大の`];
  return `${site && `${site}に`}${quality.join('')}${noun}${ending}`;
}

function renderChinese(codes: FindingCodes): string {
  const { finding, presence } = codes;
  const noun = findingName('zh', finding);
  if (presence === 'absent') return `未见${noun}。`;
  const { extent, size, side, place: where } = partsOf('zh', codes);
  // 胸膜腔的病变：有肺野时按肺野定位（左上肺野），否则只说侧别（左侧）。
  const pleural = isPleural(finding) && side ? side : null;
  const site = where
    ? `${pleural ? lungSides.zh[pleural] : ''}${where}`
    : pleural
      ? sideName('zh', pleural)
      : '';
  const words = `${size}${extent}${noun}`;
  if (presence === 'undetermined') return `${site}可疑${words}，不能确定。`;
  return `${site}${site ? '见' : '可见'}${words}。`;
}

const renderers: Readonly<Record<Language, (codes: FindingCodes) => string>> = {
  en: renderEnglish,
  ja: renderJapanese,
  zh: renderChinese,
};
