import type { FindingLexicon, FindingWord, Segment } from './lexicon';

const heart =
  '(?:heart|cardiac (?:silhouette|shadow|contour|size)|cardiomediastinal (?:silhouette|contour)|cardiothoracic ratio|ctr)';
const enlarged = '(?:enlarge(?:d|ment)|increased|large|prominent|globular|raised|elevated)';
const angle = 'costophrenic (?:angles?|sulcus|sulci|recess(?:es)?)';
const dense = '(?:opacity|opacities|density|densities|lesions?|shadows?|focus|foci)';

const word = (
  pattern: string,
  findings: FindingWord['findings'],
  options: { isNegated?: boolean; isGeneric?: boolean } = {},
): FindingWord => ({
  pattern: new RegExp(`\\b(?:${pattern})\\b`, 'g'),
  findings,
  isNegated: options.isNegated ?? false,
  isGeneric: options.isGeneric ?? false,
});

const findings: readonly FindingWord[] = [
  // Normal statements that deny a finding without naming it.
  word(
    `(?:normal|unremarkable) (?:size of the )?${heart}(?: size)?|${heart}(?: size)?[^.;,]{0,40}?(?:normal|unremarkable|not (?:\\w+ )?${enlarged})|without ${heart} enlargement`,
    ['cardiomegaly'],
    { isNegated: true },
  ),
  word(
    `${angle}[^.;,]{0,20}?(?:clear|sharp|preserved|free|normal|not blunted)|(?:clear|sharp) ${angle}`,
    ['pleural-effusion'],
    { isNegated: true },
  ),
  word('lungs? (?:is|are|appears?) (?:fully |well )?(?:expanded|inflated)', ['pneumothorax'], {
    isNegated: true,
  }),
  word(
    '(?:lungs?|lung fields?|lung zones?|zone|lungs? (?:is|are)) (?:is |are |appears? |otherwise )*clear(?! (?:of|from))|clear (?:lungs?|lung fields?)',
    ['lung-opacity', 'nodule', 'mass', 'atelectasis', 'edema'],
    { isNegated: true },
  ),
  // Findings.
  word(
    `cardiomegaly|(?:cardiac|heart) enlargement|enlarge(?:d|ment of the) ${heart}|increased ${heart}|${heart}[^.;,]{0,40}?${enlarged}`,
    ['cardiomegaly'],
  ),
  word(
    `pleural effusions?|hydrothorax|effusions?|pleural fluid|fluid in the pleural space|blunt(?:ing|ed)[^.;,]{0,20}?${angle}|${angle}[^.;,]{0,20}?(?:blunt(?:ed|ing)|obscured|obliterat\\w+)`,
    ['pleural-effusion'],
  ),
  word('(?:hydro)?pneumothora(?:x|ces)|visceral pleural line|free pleural air', ['pneumothorax']),
  word(
    `(?:volume loss with )?atelecta(?:sis|ses|tic)(?: ${dense})?|volume loss|loss of volume|(?:lobar|lung|lower lobe|upper lobe) collapse|(?:plate-?like|linear|band-?like|discoid) ${dense}`,
    ['atelectasis'],
  ),
  word(
    `(?:pulmonary |interstitial |alveolar |lung )?(?:o?edema)(?:tous)?|(?:pulmonary |vascular |pulmonary venous )congestion|fluid overload|kerley b? ?lines?|(?:bat-?wing|perihilar interstitial) ${dense}`,
    ['edema'],
  ),
  word(
    `(?:pulmonary |lung |solitary )?(?:nodules?|micronodules?)|nodular ${dense}|(?:rounded|round|coin)[ -](?:opacity|lesions?|density|shadow)`,
    ['nodule'],
  ),
  word(
    `(?:pulmonary |lung )?mass(?:es)?(?: ?-?like(?: ${dense})?)?(?! effect)|tumou?rs?|space-occupying lesion`,
    ['mass'],
  ),
  word(
    'opacit(?:y|ies)|opacification|infiltrat(?:es?|ions?|ive)|consolidations?|pneumonia|air-?space (?:disease|shadowing|opacities)|shadowing|shadows?|ground[ -]glass(?: opacit(?:y|ies))?|increased density',
    ['lung-opacity'],
    { isGeneric: true },
  ),
];

const startsForward =
  /\b(?:no(?! longer)|without|neither|nor|absence of|absent|negative for|free (?:of|from)|clear (?:of|from)|lack of|not|n't|cannot see)\b/;
const deniesBackward =
  /\b(?:not|absent|none|resolved|cleared|excluded|ruled out|no longer|negative|nowhere|unlikely)\b|n't\b/;
/** After these, a new statement begins and an earlier "no" no longer reaches. */
const endsDenial = /[;:]|\b(?:but|while|whereas|although|though|however|with|except)\b/;
const startsStatement =
  /^\s*(?:there (?:is|are)|a|an|the|small|mild|minimal|moderate|large|marked|severe|left|right|bilateral|possible|probable|equivocal)\b/;
const joins = /\b(?:and|or|nor)\b/;

/** English denies ahead ("no nodule or mass") and behind ("nodule and mass are not seen"). */
function denyMentions(segments: readonly Segment[]): void {
  let isDenying = false;
  for (const segment of segments) {
    const startsAnew = segment.hedgeAt === 0 || startsStatement.test(segment.rest);
    if (startsAnew || endsDenial.test(segment.separator)) isDenying = false;
    if (/\bwithout\b/.test(segment.separator)) isDenying = true;
    const forward = startsForward.exec(segment.rest);
    const backward = deniesBackward.exec(segment.rest);
    for (const mention of segment.mentions) {
      if (mention.isNegated) continue;
      const isAhead = forward !== null && forward.index < mention.start;
      const isBehind = backward !== null && backward.index >= mention.end;
      mention.isNegated = isDenying || isAhead || isBehind;
    }
    // "No suspicious nodule" denies; it does not doubt.
    if (segment.hedgeAt >= 0 && (isDenying || (forward && forward.index < segment.hedgeAt))) {
      segment.hedge = 'none';
    }
    const first = segment.mentions[0];
    if (forward && (!first || forward.index < first.start)) isDenying = true;
    segment.isNegated = isDenying || forward !== null || backward !== null;
  }
  denyBackwardsThroughLists(segments);
}

const hasPredicate =
  /\b(?:is|are|was|were|has|have|seen|noted|present|there|shows?|demonstrated)\b/;

/** "Pneumothorax and effusion are not seen": what is joined by "and" shares the predicate that follows. */
function denyBackwardsThroughLists(segments: readonly Segment[]): void {
  for (let index = segments.length - 2; index >= 0; index--) {
    const segment = segments[index]!;
    const next = segments[index + 1]!;
    const isDeniedBehind =
      next.mentions.length > 0 &&
      next.mentions.every((mention) => mention.isNegated) &&
      deniesBackward.test(next.rest) &&
      !/\b(?:no|without)\b/.test(next.rest);
    if (!isDeniedBehind || !joins.test(next.separator) || hasPredicate.test(segment.rest)) continue;
    for (const mention of segment.mentions) mention.isNegated = true;
    segment.isNegated = true;
  }
}

/** How radiologists write the eight findings in English. */
export const englishLexicon: FindingLexicon = {
  sentenceBreak: /(?<=[.!?])\s+|\n+/,
  segmentBreak:
    /(\s*[,;:]\s*(?:(?:and|or|nor|but|while|whereas|although|though|however)\s+)?(?:without\s+)?|\s+(?:and|or|nor|but|while|whereas|although|though|however|except|(?<!keeping |consistent |compatible |volume loss )with|without)\s+)/,
  misleading:
    /\bno (?:(?:significant|interval|definite|appreciable) )*(?:change|increase|decrease|progression)\b|\bwithout (?:(?:significant|interval) )*change\b|\bnot (?:significantly )?changed\b|\b(?:shift\w*|displace\w*|deviat\w*)[^.;,]{0,40}? to(?:wards?)? the (?:left|right)\b|\b(?:left|right)(?:-sided)? (?:ventric\w+|atri\w+|heart\b|cardiac|hemidiaphragm|aortic|hilum|hilar)|\bmass effect\b|\bnot only\b/g,
  strongHedge:
    /\bpossib(?:le|ly|ility)\b|\bequivocal\b|\b(?:un|not (?:entirely |fully )?)certain(?:ty)?\b|\b(?:indeterminate|undetermined|inconclusive|unclear|doubtful|borderline|questionable|question of|query)\b|\b(?:can ?not|can't|could not) be (?:\w+ )?(?:excluded|ruled out|determined|confirmed|established|assessed|decided)|\bcan ?not (?:exclude|rule out)\b|\bnot (?:be )?(?:excluded|definite|definitive|conclusive|ruled out)\b|\b(?:neither|not) confirmed n?or (?:excluded|ruled out)\b|\bsuspected\b|\bsuspicio(?:n|us)(?: (?:of|for))?\b|\b(?:may|might|could) (?:represent|be|reflect|indicate)\b|\bupper limits? of normal\b|\bto be confirmed\b|\?/g,
  weakHedge: /\b(?:likely|probabl[ey]|suggest\w*|may|might|could|appears?|presumed)\b/g,
  findings,
  sides: [
    { pattern: /\b(?:bilateral(?:ly)?|bibasal|bibasilar|biapical|both)\b/g, values: ['bilateral'] },
    { pattern: /\bleft\b|\bleftsided\b|\bl\. (?=lung)|\bl[uml][lz]\b/g, values: ['left'] },
    { pattern: /\bright\b|\brightsided\b|\br[uml][lz]\b/g, values: ['right'] },
  ],
  zones: [
    // A lobe is not a zone: it reaches into the neighbouring one on a frontal view.
    { pattern: /\bupper lobes?\b|\b[lr]ul\b/g, values: ['upper', 'middle'] },
    { pattern: /\b(?:right )?middle lobe\b|\brml\b/g, values: ['middle', 'lower'] },
    { pattern: /\blower lobes?\b|\b[lr]ll\b|\blingula\w*\b/g, values: ['middle', 'lower'] },
    { pattern: /\bupper\b|\b[lr]uz\b|\b(?:bi)?apical\b|\bapex\b|\bapices\b/g, values: ['upper'] },
    {
      pattern:
        /\bmid(?:dle)?(?: |-)(?=zones?|lungs?|thirds?|fields?)|\bmid(?:zones?|lungs?)?\b|\bmiddle\b|\b[lr]mz\b/g,
      values: ['middle'],
    },
    { pattern: /\blower\b|\b[lr]lz\b|\b(?:bi)?bas(?:al|ilar)\b|\bbases?\b/g, values: ['lower'] },
  ],
  extents: [
    {
      pattern: /\b(?:small|mild(?:ly)?|minimal(?:ly)?|minor|trace|tiny|slight(?:ly)?)\b/g,
      values: ['small'],
    },
    { pattern: /\b(?:moderate(?:ly)?|medium)\b/g, values: ['moderate'] },
    {
      pattern:
        /\b(?:large|massive|extensive(?:ly)?|marked(?:ly)?|severe(?:ly)?|gross(?:ly)?|huge)\b/g,
      values: ['large'],
    },
  ],
  denyMentions,
};
