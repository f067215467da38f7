import { printReport } from '#actions';
import { shownViews } from '../shownViews';

/** Opens the browser's print dialog on the open report. Its page is fetched when it is first asked for. */
export function printOpenReport(): Promise<void> {
  return printReport(async (printed) => {
    const { showPaper } = await import('./showPaper');
    await showPaper(printed, shownViews.stateOf(printed.image.imageId)?.window ?? null);
  });
}
