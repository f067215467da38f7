/** What became of one thing at a moment, in milliseconds since 1970; null where it was deleted. */
interface Change {
  readonly at: number;
  readonly measurement: unknown;
}

/**
 * Of two changes of one measurement the later, in the same moment the deletion, so that whoever hears of both, in
 * whatever order, has the same. Where neither goes before, the first.
 */
export function laterChange<One extends Change>(one: One, other?: One): One {
  if (!other || one.at > other.at) return one;
  const isDeletion = other.measurement === null && one.measurement !== null;
  return one.at < other.at || isDeletion ? other : one;
}
