import type { FindingId, KnownPriors, Language, SectionId } from '#domain';
import { findingName } from './findingNames';
import { negatedEnglishNoun } from './findingSentences';

type PerLanguage<Value> = Readonly<Record<Language, Value>>;

const sectionTitles: PerLanguage<Readonly<Record<SectionId, string>>> = {
  en: {
    context: 'Clinical context',
    technique: 'Technique',
    comparison: 'Comparison',
    findings: 'Findings',
    impression: 'Impression',
  },
  ja: {
    context: '臨床情報',
    technique: '撮影',
    comparison: '比較',
    findings: '所見',
    impression: '診断',
  },
  zh: {
    context: '临床信息',
    technique: '检查技术',
    comparison: '对比',
    findings: '影像所见',
    impression: '诊断意见',
  },
};

/** The heading of a section of the report. */
export function sectionTitle(language: Language, section: SectionId): string {
  return sectionTitles[language][section];
}

/** What is known of how the image was made; empty strings where the header does not say. */
export interface TechniqueFacts {
  readonly modality: string;
  readonly view: string;
  /** Body Part Examined. */
  readonly bodyPart: string;
  readonly hasHeader: boolean;
  /** The model, which reads nothing else, took it for a chest radiograph. */
  readonly isReadAsChest: boolean;
  /** Earlier studies of the same patient. */
  readonly priors?: KnownPriors;
}

const radiographModalities: readonly string[] = ['', 'CR', 'DX', 'DR', 'RG'];
const chestParts: readonly string[] = ['CHEST', 'THORAX', 'LUNG', 'PORT CHEST'];

/** States only what the header states: no view is claimed that it does not name. */
export function techniquePhrase(language: Language, facts: TechniqueFacts | null): string {
  if (facts && !facts.hasHeader) return headerlessTechnique[language];
  const view = facts?.view.trim().toUpperCase() ?? '';
  const modality = facts?.modality.trim().toUpperCase() ?? '';
  const bodyPart = facts?.bodyPart.trim().toUpperCase() ?? '';
  const isOfChest = facts === null || isChestRadiograph(facts);
  const isPlain = radiographModalities.includes(modality) && bodyPart === '';
  if (!isOfChest && !isPlain) return otherTechnique(language, modality, bodyPart);
  const machine = modality === '' ? '' : language === 'en' ? ` (${modality})` : `（${modality}）`;
  if (language === 'en') {
    const words = [view, ...(isOfChest ? ['chest'] : []), 'radiograph'].join(' ').trim();
    return `${words.charAt(0).toUpperCase()}${words.slice(1)}${machine}.`;
  }
  const part = isOfChest ? '胸部' : '';
  if (language === 'zh') return `${part}X线${view === '' ? '片' : `${view}位片`}${machine}。`;
  return `${part}X線${view === '' ? '写真' : `${view}像`}${machine}。`;
}

/** The header says so, or, where it names no body part, the model took it for one; an image without a header says nothing. */
export function isChestRadiograph(facts: TechniqueFacts): boolean {
  const bodyPart = facts.bodyPart.trim().toUpperCase();
  return (
    facts.hasHeader &&
    radiographModalities.includes(facts.modality.trim().toUpperCase()) &&
    (bodyPart === '' ? facts.isReadAsChest : chestParts.includes(bodyPart))
  );
}

/** What is no chest radiograph is named by its own codes: none is translated into what it may not be. */
function otherTechnique(language: Language, modality: string, bodyPart: string): string {
  const codes = [modality, bodyPart].filter((code) => code !== '').join(', ');
  if (language === 'en') return `Examination: ${codes}.`;
  return `${language === 'zh' ? '检查' : '検査'}：${codes}。`;
}

const headerlessTechnique: PerLanguage<string> = {
  en: 'Image file without header; examination and view not stated.',
  ja: 'ヘッダーのない画像ファイル。検査の種類と撮影方向は不明。',
  zh: '无头信息的图像文件；检查种类和投照体位不明。',
};

/** No prior was shown to the model. That there is none is said only where none is known, here or in the archive. */
export function noComparisonPhrase(language: Language, priors: KnownPriors = 'none'): string {
  return noComparison[priors][language];
}

const notCompared: PerLanguage<string> = {
  en: 'Not compared with earlier images.',
  ja: '過去画像との比較は行っていない。',
  zh: '未与既往影像对比。',
};

const noComparison: Readonly<Record<KnownPriors, PerLanguage<string>>> = {
  here: notCompared,
  // Whether there are any is left open.
  'not-known': notCompared,
  'in-archive': {
    en: 'Earlier images are in the archive; not compared with them.',
    ja: 'アーカイブに過去画像あり。比較は行っていない。',
    zh: '归档系统中存有既往影像，未与其对比。',
  },
  none: {
    en: 'None available.',
    ja: '比較画像なし。',
    zh: '无既往影像可供对比。',
  },
};

/** Pertinent negatives in one sentence; empty for none. */
export function absentFindingsPhrase(language: Language, findings: readonly FindingId[]): string {
  const names = findings.map((finding) =>
    language === 'en' ? negatedEnglishNoun(finding) : findingName(language, finding),
  );
  if (names.length === 0) return '';
  if (language === 'ja') return `${names.join('、')}を認めない。`;
  if (language === 'zh') return `未见${names.join('、')}。`;
  const last = names.at(-1) ?? '';
  return names.length === 1 ? `No ${last}.` : `No ${names.slice(0, -1).join(', ')} or ${last}.`;
}

/** Never "normal": the model knows a handful of findings, and others may be there. */
export function noAbnormalityPhrase(language: Language): string {
  return noAbnormality[language];
}

const noAbnormality: PerLanguage<string> = {
  en: 'No abnormality among the findings the model can report.',
  ja: 'モデルが報告できる所見の範囲では異常を認めない。',
  zh: '在模型可报告的征象范围内未见异常。',
};

/** What stands under every report on paper. `model` is its name and version, where known. */
export function reportFooter(language: Language, model: string | null): readonly string[] {
  if (language === 'en') {
    return [
      `Prepared with AI assistance (Shoken${model === null ? '' : `, ${model}`}).`,
      'Research use only. Not for diagnosis or treatment.',
    ];
  }
  if (language === 'zh') {
    return [
      `本报告借助AI（Shoken${model === null ? '' : `，${model}`}）撰写。`,
      '仅供研究使用，不得用于诊断或治疗。',
    ];
  }
  return [
    `AI支援（Shoken${model === null ? '' : `、${model}`}）を用いて作成。`,
    '研究用。診断・治療には使用しないこと。',
  ];
}

export interface ReportHeading {
  readonly title: string;
  readonly patient: string;
  readonly study: string;
  readonly signedBy: string;
}

const headings: PerLanguage<ReportHeading> = {
  en: {
    title: 'CHEST RADIOGRAPH REPORT',
    patient: 'Patient',
    study: 'Study',
    signedBy: 'Signed by',
  },
  ja: { title: '胸部X線読影報告書', patient: '患者', study: '検査', signedBy: '署名' },
  zh: { title: '胸部X线检查报告', patient: '患者', study: '检查', signedBy: '签名' },
};

/** Of what is no chest radiograph. */
const otherTitles: PerLanguage<string> = {
  en: 'RADIOLOGY REPORT',
  ja: '画像診断報告書',
  zh: '影像诊断报告',
};

/** Labels above and below the sections of the report as text. */
export function reportHeading(language: Language, isOfChest = true): ReportHeading {
  const heading = headings[language];
  return isOfChest ? heading : { ...heading, title: otherTitles[language] };
}

const languageNames: PerLanguage<PerLanguage<string>> = {
  en: { en: 'English', ja: 'Japanese', zh: 'Chinese' },
  ja: { en: '英語', ja: '日本語', zh: '中国語' },
  zh: { en: '英文', ja: '日文', zh: '中文' },
};

/** Stands in place of the signature under a text in another language than the one that was signed. */
export function notSignedPhrase(
  language: Language,
  signed: { readonly reader: string; readonly at: string; readonly language: Language },
): string {
  const { reader, at } = signed;
  const name = languageNames[language][signed.language];
  if (language === 'ja') {
    return `この文章は署名されていません。${reader}が${at}に署名した${name}のレポートの所見から作成したものです。`;
  }
  if (language === 'zh') {
    return `本文未经签名，由${reader}于${at}签名的${name}报告的征象生成。`;
  }
  return `Not signed: written from the findings of the report in ${name} that ${reader} signed, ${at}.`;
}

const addendumWords: PerLanguage<string> = { en: 'Addendum', ja: '追記', zh: '补充报告' };

/** An addendum below the report as text, in the words in which it was written. */
export function addendumPhrase(
  language: Language,
  { reader, at, text }: { readonly reader: string; readonly at: string; readonly text: string },
): string {
  return `${addendumWords[language]}: ${reader}, ${at}\n${text}\n`;
}
