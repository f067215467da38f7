import type { DisplayPixels, Image } from '#domain';
import type { Paper } from '#paper';
import { orderFindings } from '#report';
import { reviewedFindings } from '#review';
import { usePanesStore } from '#state';
import { audit } from './audit';
import { withPatient } from './exportReport';
import { draftIn } from './keepReview';
import { attempt } from './notices';
import { openReport } from './openReport';
import { openFrames } from './services';
import { nameModel, writeText } from './writeText';

export type { Paper, PaperRegion, PaperSection } from '#paper';

/** What is printed: the page's words, its image, and what to call the file that it may become. */
export interface PrintedReport {
  readonly paper: Paper;
  readonly image: Image;
  /** Null where the pixels are not at hand. */
  readonly display: DisplayPixels | null;
  readonly name: string;
}

/** Gives what writes the page at once, of the open report as it stands; that gives null where none is open. */
async function loadWriter(): Promise<() => PrintedReport | null> {
  const { writePaper } = await import('#paper');
  return () => {
    const open = openReport();
    if (!open) return null;
    const { review, study, series, image } = open;
    const language = review.signature?.language ?? review.language;
    const paper = writePaper({
      review,
      findings: orderFindings(reviewedFindings(review)),
      report: draftIn(review, language),
      text: review.signature?.text ?? writeText(review, language),
      study,
      series,
      image,
      model: nameModel(review, language),
      at: new Date().toISOString(),
    });
    const name = withPatient(`report-${language}`);
    return { paper, image, display: shownPixels(image), name };
  };
}

/** Those that a viewport has in hand. */
function shownPixels({ imageId }: Image): DisplayPixels | null {
  const frames = usePanesStore.getState().panes.map(({ frame }) => frame);
  const shown = frames.find((each) => each.status === 'ready' && each.image.imageId === imageId);
  return shown?.status === 'ready' && !shown.cut ? shown.frame.display : null;
}

/** Hands the open report, as it stands and in its language, to whoever puts it on paper. */
export async function printReport(print: (printed: PrintedReport) => Promise<void>): Promise<void> {
  const image = openReport()?.image;
  if (!image) return;
  const printed = await attempt('export-failed', async () => {
    const write = await loadWriter();
    const frame = await openFrames()?.readFrame(image.imageId, new AbortController().signal);
    const written = write();
    if (written) await print({ ...written, display: frame?.display ?? null });
    return written;
  });
  if (printed) notePrinted(printed);
}

/** Has all at hand that printing takes, and gives what hands the open report on without a wait, as the browser's own command asks. */
export async function preparePrinting(): Promise<
  (print: (printed: PrintedReport) => void) => void
> {
  const write = await loadWriter();
  return (print) =>
    void attempt('export-failed', async () => {
      const printed = write();
      if (!printed) return;
      print(printed);
      notePrinted(printed);
    });
}

function notePrinted({ paper: { language } }: PrintedReport): void {
  audit('exported', 'report opened for printing', { language });
}
