import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { buildRadiograph } from '../builders/radiograph';
import { sourceFile } from '../builders/sourceFiles';
import { loadPage, openBrowser, servePackage } from './freshApp';

beforeEach(() => {
  openBrowser();
  servePackage();
});
afterEach(() => vi.unstubAllGlobals());

/** Three patients with a radiograph each, studies `1.1` to `1.3`. */
async function openThree() {
  const { actions, state, open } = await loadPage();
  const ofPatient = (number: number) =>
    sourceFile(
      `${number}.dcm`,
      buildRadiograph({
        attributes: {
          '00080018 UI': `1.${number}.3`,
          '00100020 LO': `P${number}`,
          '0020000d UI': `1.${number}`,
          '0020000e UI': `1.${number}.2`,
        },
      }),
    );
  await open(ofPatient(1), ofPatient(2), ofPatient(3));
  const notices = () => state.useNoticeStore.getState().notices.map(({ content }) => content);
  return { ...actions, notices };
}

it('says how many unsigned studies are filtered away where the list has no further one', async () => {
  const app = await openThree();
  app.changeWorklistView({ search: 'P2' });
  await app.openFromWorklist('1.2');
  app.skipToNext();
  expect(app.notices()).toEqual([{ kind: 'no-next-study', filteredAway: 2 }]);
});

it('says nothing of one study’s images and report beside another one, nor in the list', async () => {
  const app = await openThree();
  const saySomething = async () => {
    await app.showSections();
    await app.signReport();
    expect(app.notices()).toMatchObject([
      { problem: { code: 'volume-too-few' } },
      { problem: { code: 'sign-empty-impression' } },
    ]);
  };
  await app.openStudy('1.1');
  await saySomething();
  await app.openStudy('1.2');
  expect(app.notices()).toEqual([]);
  await saySomething();
  app.closeStudy();
  expect(app.notices()).toEqual([]);
});
