/** Of each of the three forms of a name that PN has (PS3.5 6.2). */
const longest = 64;

/**
 * A typed name as PN (PS3.5 6.2.1): in up to three forms by `=`, its parts by ^, the family name first. A name that nobody
 * has parted is written as the family name whole: which of its words that is differs between languages and people, and no
 * guess of ours is to stand in a record.
 */
export function personName(typed: string): string {
  // A backslash would part it into two names.
  return typed.replaceAll('\\', '/').split('=', 3).map(partsOf).join('=');
}

function partsOf(typed: string): string {
  const form = typed.trim();
  if (form === '' || form.includes('^')) return cut(form, longest);
  return `${cut(form, longest - 1)}^`;
}

/** By characters, none of which is left in half. */
const cut = (text: string, length: number) => Array.from(text).slice(0, length).join('');
