import { formatPatientName, type Patient } from '#domain';
import { describe, expect, it } from 'vitest';
import { buildRadiograph } from '../builders/radiograph';
import { openBytes } from './opened';

async function patientOf(characterSet: string, name: Uint8Array | string): Promise<Patient> {
  const attributes = { '00080005 CS': characterSet, '00100010 PN': name };
  const { studies } = await openBytes({ 'a.dcm': buildRadiograph({ attributes }) });
  return studies[0]!.patient;
}

const ascii = (text: string) => Array.from(text, (character) => character.charCodeAt(0));
const escape = (designation: string) => [0x1b, ...ascii(designation)];

describe('a patient name', () => {
  it.each([
    ['ISO_IR 100', [...ascii('Buc^J'), 0xe9, ...ascii('r'), 0xf4, ...ascii('me')], 'Buc^Jérôme'],
    [
      'ISO_IR 192',
      Array.from(new TextEncoder().encode('Wang^XiaoDong=王^小东')),
      'Wang^XiaoDong=王^小东',
    ],
    [
      'GB18030',
      [...ascii('Wang^XiaoDong='), 0xcd, 0xf5, ...ascii('^'), 0xd0, 0xa1, 0xb6, 0xab],
      'Wang^XiaoDong=王^小东',
    ],
    ['ISO_IR 144', [0xbb, 0xee, 0xda], 'Люк'],
    ['ISO_IR 13', [0xd4, 0xcf, 0xc0, ...ascii('^')], 'ﾔﾏﾀ'],
    ['\\ISO 2022 IR 149', [...ascii('Hong='), ...escape('$)C'), 0xfb, 0xf3], 'Hong=洪'],
  ])('is read in %s', async (characterSet, bytes, expected) => {
    expect((await patientOf(characterSet, Uint8Array.from(bytes))).PatientName).toBe(expected);
  });

  it('is read in Japanese with code extensions (PS3.5 H.3.1), all three groups', async () => {
    const kanji = (codes: string) => [...escape('$B'), ...ascii(codes), ...escape('(B')];
    const bytes = [
      ...ascii('Yamada^Tarou='),
      ...kanji(';3ED'),
      ...ascii('^'),
      ...kanji('B@O:'),
      ...ascii('='),
      ...kanji('$d$^$@'),
      ...ascii('^'),
      ...kanji('$?$m$&'),
    ];
    const { PatientName } = await patientOf('\\ISO 2022 IR 87', Uint8Array.from(bytes));
    expect(PatientName).toBe('Yamada^Tarou=山田^太郎=やまだ^たろう');
    expect(formatPatientName(PatientName, 'en')).toBe('Yamada Tarou (山田 太郎, やまだ たろう)');
    expect(formatPatientName(PatientName, 'ja')).toBe('山田 太郎 (やまだ たろう, Yamada Tarou)');
  });

  it('loses the empty components at its end, and an unknown character set does no harm', async () => {
    expect((await patientOf('ISO_IR 100', 'Doe^John^^^')).PatientName).toBe('Doe^John');
    expect((await patientOf('ISO_IR 999', 'Doe^John')).PatientName).toBe('Doe^John');
    expect(formatPatientName('')).toBe('');
  });
});
