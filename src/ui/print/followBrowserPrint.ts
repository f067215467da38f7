import { preparePrinting } from '#actions';
import { shownViews } from '../shownViews';

/**
 * Has the print command of the browser's own menu put the open report on paper, not the screen. It waits for nothing, so all
 * that the page takes is loaded here. Gives what ends it.
 */
export async function followBrowserPrint(): Promise<() => void> {
  const [print, { isPaperUp, layOutPaper }] = await Promise.all([
    preparePrinting(),
    import('./showPaper'),
  ]);
  const layOut = () => {
    // Our own command has laid it out before it opens the dialog.
    if (isPaperUp()) return;
    print((printed) => {
      layOutPaper(printed, shownViews.stateOf(printed.image.imageId)?.window ?? null);
    });
  };
  globalThis.addEventListener('beforeprint', layOut);
  return () => globalThis.removeEventListener('beforeprint', layOut);
}
