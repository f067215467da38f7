import type { ClinicalContext, Language } from '#domain';

/** The clinical context as sentences of the report, in the report's language; none where nothing is known. */
export function contextPhrases(language: Language, context: ClinicalContext): readonly string[] {
  return [
    indicationPhrase(language, context.indication.trim()),
    patientPhrase(language, context),
    measurementPhrase(language, context),
  ].filter((phrase) => phrase !== '');
}

type PerLanguage<Value> = Readonly<Record<Language, Value>>;

const stops: PerLanguage<string> = { en: '.', ja: '。', zh: '。' };
const indications: PerLanguage<string> = { en: 'Indication: ', ja: '検査目的: ', zh: '检查目的：' };
const temperatures: PerLanguage<string> = { en: 'temperature', ja: '体温', zh: '体温' };
const commas: PerLanguage<string> = { en: ', ', ja: '、', zh: '，' };

/** The words themselves are left as they were written. */
function indicationPhrase(language: Language, indication: string): string {
  if (indication === '') return '';
  const stop = /[.。!?！？]$/.test(indication) ? '' : stops[language];
  return `${indications[language]}${indication}${stop}`;
}

const sexes: PerLanguage<Readonly<Record<ClinicalContext['sex'], string>>> = {
  en: { M: 'man', F: 'woman', O: '', '': '' },
  ja: { M: '男性', F: '女性', O: '', '': '' },
  zh: { M: '男', F: '女', O: '', '': '' },
};

function patientPhrase(language: Language, { ageYears, sex }: ClinicalContext): string {
  const who = sexes[language][sex];
  switch (language) {
    case 'en':
      if (ageYears !== null) return `${ageYears}-year-old ${who || 'person'}.`;
      return who === '' ? '' : `${who.charAt(0).toUpperCase()}${who.slice(1)}.`;
    case 'ja':
      return ageYears === null && who === ''
        ? ''
        : `${ageYears === null ? '' : `${ageYears}歳`}${who}。`;
    case 'zh': {
      const parts = [who, ageYears === null ? '' : `${ageYears}岁`].filter((part) => part !== '');
      return parts.length === 0 ? '' : `${parts.join('，')}。`;
    }
  }
}

function measurementPhrase(language: Language, context: ClinicalContext): string {
  const { crp, crpUnit, temperatureCelsius } = context;
  const parts = [
    crp === null ? '' : `CRP ${crp} ${crpUnit}`,
    temperatureCelsius === null ? '' : `${temperatures[language]} ${temperatureCelsius} °C`,
  ].filter((part) => part !== '');
  if (parts.length === 0) return '';
  const text = parts.join(commas[language]);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${stops[language]}`;
}
