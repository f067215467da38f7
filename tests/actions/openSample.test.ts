import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { loadPage, openBrowser } from './freshApp';

beforeEach(openBrowser);
afterEach(() => vi.unstubAllGlobals());

it('a sample that the server does not have is said to be out of reach, and opens nothing', async () => {
  vi.stubGlobal('fetch', async () => new Response('', { status: 404 }));
  const { actions, state } = await loadPage();
  const title = { en: 'Normal chest', ja: '正常胸部' };
  await actions.openSample({ id: 'n', file: 'normal.dcm', title, bytes: 1 });
  const { notices } = state.useNoticeStore.getState();
  expect(notices.map(({ content }) => content)).toMatchObject([
    { kind: 'problem', problem: { code: 'sample-unreachable' } },
  ]);
  expect(state.useWorklistStore.getState()).toMatchObject({ studies: [], loadingSampleId: null });
});
