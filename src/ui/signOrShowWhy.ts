import { useNoticeStore } from '#state';

/**
 * Signs; where that is refused, brings what holds it up into sight, below a report that may be long. Where the name is
 * missing it can be typed at once.
 */
export async function signOrShowWhy(sign: () => Promise<boolean>): Promise<void> {
  if (await sign()) return;
  if (isNameMissing()) document.querySelector<HTMLInputElement>('.sign-bar input')?.focus();
  document.querySelector('.checks')?.scrollIntoView({ block: 'nearest' });
}

const isNameMissing = () =>
  useNoticeStore
    .getState()
    .notices.some(
      ({ content }) => content.kind === 'problem' && content.problem.code === 'sign-no-reader',
    );
