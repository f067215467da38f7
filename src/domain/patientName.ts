/**
 * A person name as people read it: `Yamada^Tarou=山田^太郎=やまだ^たろう` becomes
 * `Yamada Tarou (山田 太郎, やまだ たろう)`. Family name first, as archives list it (PS3.5 6.2.1.1).
 */
export function formatPatientName(PatientName: string): string {
  const groups = PatientName.split('=').map((group) =>
    group
      .split('^')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .join(' '),
  );
  const [first = '', ...others] = groups.filter((group) => group !== '');
  return others.length > 0 ? `${first} (${others.join(', ')})` : first;
}
