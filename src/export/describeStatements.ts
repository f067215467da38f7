import {
  imagesOf,
  type Code,
  decisionCodes,
  rejectReasonCodes,
  type Finding,
  type FindingAttributes,
  type FindingId,
  type Image,
  type Language,
  type ModelOrigin,
  type OtherOrigin,
  type Presence,
  type Region,
  type ReviewedFinding,
  type Study,
} from '#domain';

/** What a report says of one finding. */
export interface Statement {
  readonly trackingUID: string;
  readonly finding: FindingId;
  readonly presence: Presence;
  readonly attributes: FindingAttributes;
  /** Only where what is said is what it was given for. */
  readonly probability: number | null;
  readonly region: Region | null;
  readonly sentence: string | null;
  readonly origin: ModelOrigin | OtherOrigin | null;
  /** Null for the model's own, and for what was signed without a decision of its own. */
  readonly decision: Code | null;
  readonly rejected: { readonly reason: Code; readonly note: string } | null;
}

/** What the model said as it came, the absent ones too. */
export function modelStatements(
  findings: readonly (Finding | ReviewedFinding)[],
  language: Language,
): Statement[] {
  return findings
    .map((each) => ('original' in each ? each.original : each))
    .filter(({ origin }) => origin.kind === 'model')
    .map((finding) => ({
      ...statementOf(finding, finding),
      probability: finding.probability,
      region: regionOf(finding),
      sentence: finding.sentences[language]?.text ?? null,
    }));
}

/**
 * What the reader decided: what stands, and what of others' was rejected, without a region. What is undecided is not the
 * reader's to give away; what the model held absent and nobody contradicted is the reader's once it is signed, unless
 * another finding of the kind stands: as in the text, only kinds wholly absent are denied.
 */
export function finalStatements(
  findings: readonly (Finding | ReviewedFinding)[],
  sentences: ReadonlyMap<string, string>,
  isSigned: boolean,
): Statement[] {
  const decided = findings.filter((each) => 'original' in each);
  const there = new Set(decided.filter(isThere).map(({ finding }) => finding));
  return decided.flatMap((each): Statement[] => {
    const { original, status, decision } = each;
    if (status === 'pending') return [];
    if (status === 'quiet' && (!isSigned || there.has(each.finding))) return [];
    const said = statementOf(original, each);
    if (status === 'rejected') {
      // What readers take back of their own was nobody's statement.
      if (original.origin.kind === 'reader' || decision?.kind !== 'reject') return [];
      const rejected = { reason: rejectReasonCodes[decision.reason], note: decision.note };
      return [{ ...said, decision: decisionCodes.rejected, rejected }];
    }
    const isAsSaid = each.finding === original.finding && each.presence === original.presence;
    return [
      {
        ...said,
        probability: isAsSaid ? original.probability : null,
        region: regionOf(each),
        sentence: sentences.get(original.trackingUID) ?? null,
        decision: status === 'quiet' ? null : decisionCodes[status],
      },
    ];
  });
}

const isThere = ({ status, presence }: ReviewedFinding) =>
  presence !== 'absent' && status !== 'rejected' && status !== 'pending';

function statementOf(
  { trackingUID, origin }: Finding,
  { finding, presence, attributes }: Pick<Finding, 'finding' | 'presence' | 'attributes'>,
): Statement {
  return {
    trackingUID,
    finding,
    presence,
    attributes,
    probability: null,
    region: null,
    sentence: null,
    origin: origin.kind === 'reader' ? null : origin,
    decision: null,
    rejected: null,
  };
}

/** What is not there is nowhere. */
const regionOf = ({ presence, region }: Pick<Finding, 'presence' | 'region'>) =>
  presence === 'absent' ? null : region;

/** The image that a region is on, if the study has it. */
export const imageOf = (study: Study, { SOPInstanceUID, frame }: Region): Image | null =>
  imagesOf(study).find(
    (image) => image.SOPInstanceUID === SOPInstanceUID && image.frame === frame,
  ) ?? null;
