import { expect, it } from 'vitest';
import { laterChange } from '#domain';

type Change = { readonly at: number; readonly measurement: string | null };
const drawn: Change = { at: 5, measurement: 'length' };
const deleted: Change = { at: 5, measurement: null };

it('the later change stands, whichever is heard of first', () => {
  const later: Change = { at: 6, measurement: 'angle' };
  expect(laterChange(drawn, later)).toBe(later);
  expect(laterChange(later, drawn)).toBe(later);
  expect(laterChange(deleted, later)).toBe(later);
  expect(laterChange(drawn)).toBe(drawn);
});

it('of one moment the deletion stands, whichever is heard of first', () => {
  expect(laterChange(drawn, deleted)).toBe(deleted);
  expect(laterChange(deleted, drawn)).toBe(deleted);
});

it('nothing new is heard of where neither goes before the other', () => {
  expect(laterChange(drawn, { ...drawn })).toBe(drawn);
  expect(laterChange(deleted, { ...deleted })).toBe(deleted);
});
