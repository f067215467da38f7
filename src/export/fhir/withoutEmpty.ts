/** FHIR forbids empty strings, lists and objects (JSON, 2.6.2): what a header does not say is left out. */
export function withoutEmpty<Value>(value: Value): Value {
  // The same structure with fewer optional members is of the same type.
  return prune(value) as Value;
}

function prune(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  if (Array.isArray(value)) {
    const kept = value.map(prune).filter((each) => each !== undefined);
    return kept.length === 0 ? undefined : kept;
  }
  const kept = Object.entries(value)
    .map(([key, each]) => [key, prune(each)] as const)
    .filter(([, each]) => each !== undefined);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
