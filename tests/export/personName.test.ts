import { expect, it } from 'vitest';
import { personName } from '../../src/export/personName';

it('a name that is not parted is the family name whole, in each of its forms', () => {
  expect(personName('Hanako Yamada')).toBe('Hanako Yamada^');
  expect(personName(' 山田花子 ')).toBe('山田花子^');
  expect(personName('Yamada Hanako=山田花子')).toBe('Yamada Hanako^=山田花子^');
});

it('a name that is parted stays as it was typed', () => {
  expect(personName('Yamada^Hanako')).toBe('Yamada^Hanako');
  expect(personName('Yamada^Hanako=山田^花子=やまだ^はなこ')).toBe(
    'Yamada^Hanako=山田^花子=やまだ^はなこ',
  );
  expect(personName('=山田^花子')).toBe('=山田^花子');
  expect(personName('')).toBe('');
});

it('is one value of at most three forms of 64 characters, none cut in half', () => {
  expect(personName('a\\b')).toBe('a/b^');
  expect(personName('a=b=c=d')).toBe('a^=b^=c^');
  expect(personName('𠮷'.repeat(80))).toBe(`${'𠮷'.repeat(63)}^`);
  expect(personName(`Yamada^${'x'.repeat(80)}`)).toHaveLength(64);
});
