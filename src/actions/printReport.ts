import type { DisplayPixels, Image } from '#domain';
import type { Paper } from '#paper';
import { orderFindings } from '#report';
import { reviewedFindings } from '#review';
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

/** Hands the open report, as it stands and in its language, to whoever puts it on paper. */
export async function printReport(print: (printed: PrintedReport) => Promise<void>): Promise<void> {
  const open = openReport();
  if (!open) return;
  const { review, study, series, image } = open;
  const language = review.signature?.language ?? review.language;
  const done = await attempt('export-failed', async () => {
    const { writePaper } = await import('#paper');
    const frame = await openFrames()?.readFrame(image.imageId, new AbortController().signal);
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
    await print({ paper, image, display: frame?.display ?? null, name });
    return true;
  });
  if (done) audit('exported', 'report opened for printing', { language });
}
