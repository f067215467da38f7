import type { Side, Zone } from '#domain';
import { englishLexicon } from './findingLexicon/en';
import { japaneseLexicon } from './findingLexicon/ja';
import { valuesIn } from './findingLexicon/lexicon';
import { chineseLexicon } from './findingLexicon/zh';

/** What typed words say of a place. */
export interface PlaceWords {
  readonly sides: readonly Side[];
  /** An upper lobe reaches into the upper and the middle zone. */
  readonly zones: readonly Zone[];
  /** The text in half width and small letters, with the words for sides and zones blanked by `~`. */
  readonly rest: string;
}

/** The sides and zones that a text names, in whichever language: two words of two scripts never mean the same. */
export function readPlaceWords(text: string): PlaceWords {
  const plain = text.normalize('NFKC').toLowerCase().replace(/[-_]/g, ' ');
  const lexicons = [englishLexicon, japaneseLexicon, chineseLexicon];
  const zoneWords = lexicons.flatMap(({ zones }) => zones);
  const sideWords = lexicons.flatMap(({ sides }) => sides);
  const zones = valuesIn(plain, zoneWords);
  // One word may tell both: RUL, bibasal.
  const sides = valuesIn(plain, sideWords);
  const rest = valuesIn(zones.rest, sideWords).rest;
  return { sides: sides.values, zones: zones.values, rest };
}
