import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { buildRadiograph } from '../builders/radiograph';
import { sourceFile } from '../builders/sourceFiles';
import { loadPage, openBrowser, servePackage } from './freshApp';

beforeEach(() => {
  openBrowser();
  servePackage();
});
afterEach(() => vi.unstubAllGlobals());

it('hangs a radiograph beside the prior one, after a reload too', async () => {
  const ofYear = (year: number) =>
    sourceFile(
      `${year}.dcm`,
      buildRadiograph({
        attributes: {
          '00080018 UI': `1.${year}.3`,
          '00080020 DA': `${year}0131`,
          '0020000d UI': `1.${year}`,
          '0020000e UI': `1.${year}.2`,
        },
      }),
    );
  const shown = ({ state }: Awaited<ReturnType<typeof loadPage>>) =>
    state.usePanesStore.getState().panes.map(({ content }) => content);
  const both = [
    { kind: 'stack', imageId: '1.2026.3#1' },
    { kind: 'stack', imageId: '1.2025.3#1' },
  ];

  const before = await loadPage();
  await before.open(ofYear(2025), ofYear(2026));
  await before.actions.openFromWorklist('1.2026');
  expect(shown(before)).toEqual(both);
  await vi.waitFor(async () => expect(shown(await loadPage())).toEqual(both), 15_000);
});
