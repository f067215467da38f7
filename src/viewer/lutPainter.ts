import type { DisplayPixels } from '#domain';
import type { Painter } from './painter';
import type { ImageGrid } from './placement';
import type { Window } from './windowLevel';

type Lut = NonNullable<Window['lut']>;

/** Values of a grey image after a VOI LUT (PS3.3 C.11.2.1.1); inputs beyond its ends take the nearest entry. */
export function applyLut(display: DisplayPixels, { first, values, bits }: Lut): DisplayPixels {
  const last = values.length - 1;
  const data = new Float32Array(display.data.length);
  for (let at = 0; at < data.length; at++) {
    const entry = Math.round(display.data[at]!) - first;
    data[at] = values[entry < 0 ? 0 : entry > last ? last : entry]!;
  }
  return { ...display, data, min: 0, max: 2 ** bits - 1 };
}

/**
 * A painter that knows tables, made of one that knows windows: it hands on the image with the table applied
 * and a window over the table's whole output. Only a change of table costs more than a change of window.
 */
export function withLuts(painter: Painter, onFail: (error: unknown) => void): Painter {
  let shown: { readonly display: DisplayPixels; readonly grid: ImageGrid } | null = null;
  let applied: Lut | null = null;
  let wanted: Parameters<Painter['paint']>[0] | null = null;
  let isShowing = false;

  const paintWanted = () => {
    if (!wanted || isShowing) return;
    const lut = shown?.display.isColor ? null : (wanted.window.lut ?? null);
    if (shown && lut !== applied) {
      applied = lut;
      isShowing = true;
      const display = lut ? applyLut(shown.display, lut) : shown.display;
      painter.show(display, shown.grid).then(
        () => {
          isShowing = false;
          paintWanted();
        },
        (error: unknown) => {
          isShowing = false;
          onFail(error);
        },
      );
      return;
    }
    const window = lut ? { center: 2 ** (lut.bits - 1), width: 2 ** lut.bits } : wanted.window;
    painter.paint({ ...wanted, window });
  };

  return {
    async show(display, grid) {
      shown = { display, grid };
      applied = null;
      wanted = null;
      await painter.show(display, grid);
    },
    paint(state) {
      wanted = state;
      paintWanted();
    },
    resize: () => painter.resize(),
    get size() {
      return painter.size;
    },
    get canvasFromImage() {
      return painter.canvasFromImage;
    },
    dispose: () => painter.dispose(),
  };
}
