/** Where readers of these read names in their own script, which is the second group. */
const ideographic = /^(ja|zh)/;

/**
 * A person name as people read it in the language of `locale`, a BCP 47 tag: `Yamada^Tarou=山田^太郎=やまだ^たろう` becomes
 * `Yamada Tarou (山田 太郎, やまだ たろう)`, and in Japanese `山田 太郎 (やまだ たろう, Yamada Tarou)`. Family name first, as
 * archives list it (PS3.5 6.2.1.1).
 */
export function formatPatientName(PatientName: string, locale = 'en'): string {
  const [alphabetic = '', ...groups] = PatientName.split('=').map((group) =>
    group
      .split('^')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .join(' '),
  );
  const ordered = ideographic.test(locale) ? [...groups, alphabetic] : [alphabetic, ...groups];
  const [first = '', ...others] = ordered.filter((group) => group !== '');
  return others.length > 0 ? `${first} (${others.join(', ')})` : first;
}
