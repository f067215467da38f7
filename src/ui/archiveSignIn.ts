export const signInKinds = ['none', 'basic', 'header'] as const;
export type SignInKind = (typeof signInKinds)[number];

/** What the form holds; only the fields of its kind count. */
export interface SignIn {
  readonly kind: SignInKind;
  readonly user: string;
  readonly password: string;
  readonly header: string;
}

/** HTTP Basic (RFC 7617), in UTF-8. */
export function basicAuthorization(user: string, password: string): string {
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

/** The form for a kept header; a Basic one is taken apart again, its password is not shown. */
export function readSignIn(authorization: string): SignIn {
  const empty = { user: '', password: '', header: '' };
  if (authorization === '') return { kind: 'none', ...empty };
  const basic = /^Basic (.*)$/.exec(authorization)?.[1];
  const pair = basic === undefined ? null : /^([^:]*):(.*)$/s.exec(decodeBase64(basic));
  if (!pair) return { kind: 'header', ...empty, header: authorization };
  return { kind: 'basic', ...empty, user: pair[1] ?? '', password: pair[2] ?? '' };
}

/** Empty where it is none: the header is then shown as it is. */
function decodeBase64(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0)));
  } catch {
    return '';
  }
}
