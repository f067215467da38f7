import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { describe, expect, it } from 'vitest';
import { findingIds, reportLanguages } from '#domain';

const schemas = ['models/manifest.schema.json', 'src/export/review.schema.json'];

/** Every list of strings in a schema, wherever it stands. */
function listsIn(value: unknown): string[][] {
  const list = z.array(z.string()).safeParse(value);
  if (list.success) return [list.data];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(listsIn) : [];
}

describe.each(schemas)('%s', (path) => {
  const lists = listsIn(JSON.parse(readFileSync(path, 'utf8')));

  it('lists all findings wherever it lists any', () => {
    const [first] = findingIds;
    const ofFindings = lists.filter((list) => list.includes(first));
    expect(ofFindings.length).toBeGreaterThan(0);
    for (const list of ofFindings) expect(list).toEqual(findingIds);
  });
});

it('a review may be in any language of reports', () => {
  const { $defs } = z
    .object({ $defs: z.object({ language: z.object({ enum: z.array(z.string()) }) }) })
    .parse(JSON.parse(readFileSync('src/export/review.schema.json', 'utf8')));
  expect($defs.language.enum).toEqual(reportLanguages);
});
