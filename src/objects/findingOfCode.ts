import {
  findingCodes,
  sameFindings,
  sideCodes,
  type CodedConcept,
  type FindingId,
  type Side,
} from '#domain';

/** Our finding that another maker's code names; null for a code that names none of ours. */
export function findingOfCode(code: CodedConcept | null): FindingId | null {
  if (!code) return null;
  const known = Object.entries(findingCodes).find(([, { finding }]) => isSame(code, finding));
  if (known) return known[0] as FindingId; // the keys of the table are the ids
  const scheme = code.scheme.toUpperCase();
  return sameFindings.find((same) => same[0] === scheme && same[1] === code.value)?.[2] ?? null;
}

export function sideOfCode(code: CodedConcept | null): Side | null {
  const sides = ['left', 'right', 'bilateral'] as const;
  return (code && sides.find((side) => isSame(code, sideCodes[side]))) ?? null;
}

const isSame = (
  { value, scheme }: CodedConcept,
  code: { readonly CodeValue: string; readonly CodingSchemeDesignator: string },
) => value === code.CodeValue && scheme === code.CodingSchemeDesignator;
