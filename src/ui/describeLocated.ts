import type { InquiryResult, InterfaceLanguage, NamedPlace, ReviewedFinding } from '#domain';
import { findingName, sideName, zoneName, type Translator } from '#i18n';
import { codesInWords, sentenceFor, type SaidInWords } from './sayFinding';

type Located = Extract<InquiryResult, { kind: 'located' }>;

/** What became of typed words. */
export function describeLocated(
  t: Translator,
  language: InterfaceLanguage,
  text: string,
  { located, place, isNamed }: Located,
  listed: readonly ReviewedFinding[],
): SaidInWords {
  const { concept, finding, side } = located;
  if (finding === null) {
    if (isAnatomy(concept)) return { words: t(`ask.anatomy.${concept}`), codes: '', note: null };
    return { words: t('ask.unknown', { text }), codes: '', note: t('ask.unknownNote') };
  }
  const name = findingName(language, finding.finding);
  const zones = zonesInWords(language, place);
  const taken = isNamed ? [] : [t('ask.takenNote', { finding: name })];
  const lobe = place.isLobe ? [t('ask.lobeNote', { zones })] : [];
  const asked = placeInWords(language, { side, zones: place.zones });
  const said = (words: string, codes: string, ...notes: readonly string[]): SaidInWords => {
    const all = [...notes, ...taken, ...lobe];
    return { words, codes, note: joined(language, all) };
  };
  if (finding.presence !== 'absent') {
    const sentence = sentenceFor(language, finding);
    const isElsewhere = located.isInZones === false;
    const words = isElsewhere ? t('ask.elsewhere', { place: asked, sentence }) : sentence;
    return said(
      words,
      codesInWords(t, language, finding),
      ...zoneNotes(t, language, located, place),
    );
  }
  const inList = listed.filter(({ original }) => original.presence !== 'absent');
  if (inList.length > 0) {
    const isThere = ({ original: { attributes } }: ReviewedFinding) =>
      attributes.zone === null || place.zones.includes(attributes.zone);
    const isElsewhere = place.zones.length > 0 && !inList.some(isThere);
    const words = t(isElsewhere ? 'ask.listedElsewhere' : 'ask.listed', { finding: name, zones });
    const value = finding.probability?.toFixed(2) ?? '–';
    return said(words, '', t('ask.listedNote', { value }));
  }
  const words = t(asked === '' ? 'ask.notSeen' : 'ask.notSeenPlace', {
    finding: name,
    place: asked,
  });
  return said(words, codesInWords(t, language, finding));
}

/** A place by itself: what the model found there, and that nothing was named to be looked for. */
export function describePlace(
  t: Translator,
  language: InterfaceLanguage,
  place: NamedPlace,
  listed: readonly ReviewedFinding[],
): SaidInWords {
  const named = placeInWords(language, place);
  const values = { place: named.charAt(0).toUpperCase() + named.slice(1), count: listed.length };
  const zones = zonesInWords(language, place);
  const lobe = place.isLobe ? [t('ask.lobeNote', { zones })] : [];
  return {
    words: t(listed.length > 0 ? 'ask.placeListed' : 'ask.placeEmpty', values),
    codes: '',
    note: joined(language, [t('ask.placeNote'), ...lobe]),
  };
}

const joined = (language: InterfaceLanguage, notes: readonly string[]): string | null =>
  notes.length > 0 ? notes.join(language === 'ja' ? '' : ' ') : null;

/** Of zones that were asked for: how far they are where it was found. */
function zoneNotes(
  t: Translator,
  language: InterfaceLanguage,
  { finding, isInZones }: Located['located'],
  place: NamedPlace,
): string[] {
  const zone = finding?.attributes.zone ?? null;
  if (place.zones.length === 0) return [];
  if (isInZones === null) return [t('ask.zoneUntoldNote')];
  if (!isInZones) return [t('ask.elsewhereNote')];
  if (zone === null || place.zones.includes(zone)) return [];
  const zones = zonesInWords(language, place);
  return [t('ask.reachesNote', { zones, zone: zoneName(language, zone) })];
}

function placeInWords(
  language: InterfaceLanguage,
  place: Pick<NamedPlace, 'side' | 'zones'>,
): string {
  const side = place.side ? sideName(language, place.side) : '';
  const zones = zonesInWords(language, place);
  return [side, zones].filter((part) => part !== '').join(language === 'ja' ? '' : ' ');
}

const zonesInWords = (language: InterfaceLanguage, { zones }: Pick<NamedPlace, 'zones'>): string =>
  new Intl.ListFormat(language, { type: 'disjunction' }).format(
    zones.map((zone) => zoneName(language, zone)),
  );

const isAnatomy = (concept: string) =>
  concept === 'right-lung' || concept === 'left-lung' || concept === 'heart';
