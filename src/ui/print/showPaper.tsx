import type { PrintedReport } from '#actions';
import type { ViewportState } from '#viewer';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { drawImage } from './drawImage';
import { PaperReport } from './PaperReport';

/** Takes away the page that is up; null where none is. */
let removeUp: (() => void) | null = null;

export const isPaperUp = () => removeUp !== null;

/** Lays the report out and opens the print dialog. */
export async function showPaper(
  printed: PrintedReport,
  window: ViewportState['window'] | null,
): Promise<void> {
  const host = layOutPaper(printed, window);
  await Promise.all(Array.from(host.querySelectorAll('img'), (img) => img.decode()));
  globalThis.print();
}

/**
 * Lays the report out beside the app, where only paper shows it. The page goes when the print dialog is closed, or when another
 * takes its place. Its title is what a PDF will be called.
 */
export function layOutPaper(
  { paper, image, display, name }: PrintedReport,
  window: ViewportState['window'] | null,
): HTMLElement {
  const drawn = display && drawImage(image, display, window);
  // As a picture of its own, which every browser prints as it is, and which a PDF keeps small; here without a wait.
  const picture = drawn && { drawn, url: drawn.canvas.toDataURL('image/jpeg', 0.93) };
  removeUp?.();
  const host = document.createElement('div');
  host.className = 'paper';
  const root = createRoot(host);
  const { title } = document;
  const remove = () => {
    removeUp = null;
    globalThis.removeEventListener('afterprint', remove);
    root.unmount();
    host.remove();
    if (document.title === name) document.title = title;
  };
  removeUp = remove;
  document.body.append(host);
  flushSync(() => root.render(<PaperReport paper={paper} picture={picture} />));
  document.title = name;
  globalThis.addEventListener('afterprint', remove);
  return host;
}
