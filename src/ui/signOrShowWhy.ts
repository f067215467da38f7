/** Signs; where that is refused, brings what holds it up into sight, below a report that may be long. */
export async function signOrShowWhy(sign: () => Promise<boolean>): Promise<void> {
  if (await sign()) return;
  document.querySelector('.checks')?.scrollIntoView({ block: 'nearest' });
}
