import type { NamedPlace, Side } from '#domain';
import { readPlaceWords } from '#i18n';

/** The place that typed words name, in English, Japanese or Chinese. */
export interface ReadPlace extends NamedPlace {
  /** The words name a zone or a lobe, and nothing that may be there. */
  readonly isAlone: boolean;
}

const lobe = /\blob(e|es|ar)\b|\b[lr][uml]l\b|\blingula|[葉叶]|舌[区段]/;

/** What is left beside the words of a place where nothing else is named. */
const filler =
  /\b(the|in|at|of|on|near|to|and|or|a|only|please|show|me|look|check|side|sided|lung|lungs|field|fields|zone|zones|lobe|lobes|lobar|third|thirds|region|area|part|chest)\b|[のにをはがへとや側侧侧肺野胸部葉叶区域領方段]|を?(見て|みて|見せて|示して)(ください)?|[~\s。、,.!?:;・/()]/g;

/** A lobe is read as the zones that it reaches into on a frontal view. */
export function readPlace(text: string): ReadPlace {
  const { sides, zones, rest } = readPlaceWords(text);
  const has = (side: Side) => sides.includes(side);
  const isBoth = has('bilateral') || (has('left') && has('right'));
  return {
    side: isBoth ? 'bilateral' : has('left') ? 'left' : has('right') ? 'right' : null,
    zones,
    isLobe: zones.length > 0 && lobe.test(text.normalize('NFKC').toLowerCase()),
    isAlone: zones.length > 0 && rest.replace(filler, '') === '',
  };
}
