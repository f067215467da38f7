import { clsx } from 'clsx';
import type { LineOnImage, PointInImage } from '#domain';
import { applyAffine } from './affine';
import { useLying } from './lying';

/** What ties an image to those of other viewports, in its pixels. */
export interface Guides {
  /** Where other images cut this one. */
  readonly lines: readonly {
    readonly key: string;
    readonly line: LineOnImage;
    /** Of the viewport that the reader works in. */
    readonly isActive: boolean;
  }[];
  /** `isOff` where the point lies before or behind this image. */
  readonly crosshair: (PointInImage & { readonly isOff: boolean }) | null;
}

/** Around the crosshair's point, in CSS pixels: what is pointed at stays to be seen. */
const gap = 14;

/** Reference lines and the crosshair: given to a viewport as its `guides`, and drawn anew by itself as others scroll. */
export function GuideLayer({ guides }: { readonly guides: Guides }) {
  const { canvasFromImage, canvas } = useLying();
  const { width, height } = canvas;
  const cross = guides.crosshair && applyAffine(canvasFromImage, guides.crosshair);
  const arms = cross && [
    { x1: 0, y1: cross.y, x2: cross.x - gap, y2: cross.y },
    { x1: cross.x + gap, y1: cross.y, x2: width, y2: cross.y },
    { x1: cross.x, y1: 0, x2: cross.x, y2: cross.y - gap },
    { x1: cross.x, y1: cross.y + gap, x2: cross.x, y2: height },
  ];
  return (
    <svg
      className="viewport-layer viewport-guides"
      width={width}
      height={height}
      aria-hidden="true"
    >
      {guides.lines.map(({ key, line, isActive }) => {
        const [from, to] = line.map((end) => applyAffine(canvasFromImage, end));
        if (!from || !to) return null;
        const ends = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
        return (
          <g
            key={key}
            className={clsx('viewport-reference', isActive && 'is-active')}
            data-of={key}
          >
            <line className="viewport-guide-edge" {...ends} />
            <line className="viewport-guide" {...ends} />
          </g>
        );
      })}
      {guides.crosshair && cross && arms && (
        <g
          className={clsx('viewport-crosshair', guides.crosshair.isOff && 'is-off')}
          data-x={cross.x}
          data-y={cross.y}
        >
          {arms.map((arm, at) => (
            <g key={at}>
              <line className="viewport-guide-edge" {...arm} />
              <line className="viewport-guide" {...arm} />
            </g>
          ))}
        </g>
      )}
    </svg>
  );
}
