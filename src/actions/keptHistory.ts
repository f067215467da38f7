import type { Decision, Measurement } from '#domain';
import { useHistoryStore, type Moment } from '#state';
import { z } from 'zod';
import { currentMoment } from './undo';

/** Steps either way that outlast a reload. */
const keptSteps = 50;

/** The steps either way, and how things stood between them. Moments share what did not change. */
interface KeptHistory {
  readonly past: readonly Moment[];
  readonly future: readonly Moment[];
  readonly now: Moment;
}

/** Steps as they were kept: we wrote them ourselves, and they are put back only where `now` is what was kept otherwise. */
export const keptHistory = z.custom<KeptHistory>(isHistory);

export function historyToKeep(): KeptHistory {
  const { past, future } = useHistoryStore.getState();
  return { past: past.slice(-keptSteps), future: future.slice(-keptSteps), now: currentMoment() };
}

/** Steps lead away from one state of things only: where review or measurements came back as another, there are none. */
export function restoreHistory({ past, future, now }: KeptHistory): void {
  const here = currentMoment();
  if (!isSame(now.decisions, here.decisions) || !isSame(now.measurements, here.measurements))
    return;
  // What a step leaves as it is stays the very same, by which undo knows it.
  const asHere = ({ decisions, measurements }: Moment): Moment => ({
    decisions: decisions === now.decisions ? here.decisions : decisions,
    measurements: measurements === now.measurements ? here.measurements : measurements,
  });
  useHistoryStore.setState({
    past: past.map(asHere),
    future: future.map(asHere),
    lastName: null,
  });
}

/** Every change of one gives it another moment. */
function isSame(
  kept: readonly (Decision | Measurement)[],
  here: readonly (Decision | Measurement)[],
): boolean {
  return (
    kept.length === here.length &&
    kept.every(({ trackingUID, at }, index) => {
      const other = here[index];
      return other?.trackingUID === trackingUID && other.at === at;
    })
  );
}

function isHistory(value: unknown): boolean {
  const { past, future, now } = (value ?? {}) as Partial<Record<string, unknown>>;
  const areMoments = (steps: unknown) => Array.isArray(steps) && steps.every(isMoment);
  return areMoments(past) && areMoments(future) && isMoment(now);
}

function isMoment(value: unknown): boolean {
  const { decisions, measurements } = (value ?? {}) as Partial<Record<string, unknown>>;
  return Array.isArray(decisions) && Array.isArray(measurements);
}
