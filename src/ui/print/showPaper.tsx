import type { PrintedReport } from '#actions';
import type { ViewportState } from '#viewer';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { drawImage, type DrawnImage } from './drawImage';
import { PaperReport } from './PaperReport';

/** Takes away the page that is up; at first there is none. */
let remove = (): void => undefined;

/**
 * Lays the report out beside the app, where only paper shows it, and opens the print dialog. The page goes when the dialog
 * is closed, or when another takes its place. Its title is what a PDF will be called.
 */
export async function showPaper(
  { paper, image, display, name }: PrintedReport,
  window: ViewportState['window'] | null,
): Promise<void> {
  const picture = display && (await takePicture(drawImage(image, display, window)));
  remove();
  const host = document.createElement('div');
  host.className = 'paper';
  const root = createRoot(host);
  const { title } = document;
  remove = () => {
    remove = () => undefined;
    root.unmount();
    host.remove();
    if (picture) URL.revokeObjectURL(picture.url);
    if (document.title === name) document.title = title;
  };
  document.body.append(host);
  flushSync(() => root.render(<PaperReport paper={paper} picture={picture} />));
  document.title = name;
  await Promise.all(Array.from(host.querySelectorAll('img'), (img) => img.decode()));
  globalThis.addEventListener('afterprint', () => remove(), { once: true });
  globalThis.print();
}

/** As a picture of its own, which every browser prints as it is, and which a PDF keeps small. */
async function takePicture(drawn: DrawnImage): Promise<{ drawn: DrawnImage; url: string }> {
  const blob = await new Promise<Blob | null>((resolve) =>
    drawn.canvas.toBlob(resolve, 'image/jpeg', 0.93),
  );
  if (!blob) throw new Error('a canvas gave no picture');
  return { drawn, url: URL.createObjectURL(blob) };
}
