import type { Finding, LocatedPhrase } from '#domain';
import { isOnSide } from './isOnSide';

/**
 * What the model has said already of that which typed words mean: a phrase is a query of its own and may be
 * answered otherwise than the finding's. `findings` are the model's own, as they came.
 */
export function saidOfPhrase(
  { finding, side }: LocatedPhrase,
  findings: readonly Finding[],
): readonly Finding[] {
  if (finding === null) return [];
  const asked = side ?? finding.attributes.side;
  const known = findings.filter(
    (each) => each.finding === finding.finding && isOnSide(each, asked),
  );
  const seen = known.filter(({ presence }) => presence !== 'absent');
  return seen.length > 0 || finding.presence === 'absent' ? seen : known;
}
