import { memo } from 'react';
import { boxOfMask, type BoxInImage, type ImageMark, type PointInImage } from '#domain';
import { applyAffine, boxInCanvas, type Affine, type SizeInCanvas } from './affine';
import { drawContourPath } from './contour';
import { measureLabel, placeLabels } from './placeLabels';

const fontSize = 12;
/** Half the length of a cross that marks a point, CSS pixels. */
const arm = 6;

/** Outlines only move with zoom and pan: they are traced once for each mark. */
const MarkShape = memo(function MarkShape(props: {
  readonly mark: ImageMark;
  readonly canvasFromImage: Affine;
}) {
  const { mark, canvasFromImage } = props;
  const path = [
    ...mark.masks.map(drawContourPath),
    ...mark.graphics.filter(({ shape }) => shape !== 'points').map(pathOf),
  ].join('');
  const isFilled =
    (mark.masks.length > 0 && !mark.isHollow) || mark.graphics.some((graphic) => graphic.isFilled);
  return (
    <g data-mark={mark.id} transform={`matrix(${canvasFromImage.join(' ')})`}>
      <path className="viewport-mark-edge" d={path} />
      <path
        className="viewport-mark-line"
        d={path}
        stroke={mark.color}
        fill={isFilled ? mark.color : 'none'}
      />
    </g>
  );
});

function pathOf({ points, shape }: ImageMark['graphics'][number]): string {
  const line = points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');
  return shape === 'polygon' ? `${line}Z` : line;
}

interface MarkLayerProps {
  readonly marks: readonly ImageMark[];
  readonly canvasFromImage: Affine;
  readonly canvas: SizeInCanvas;
  /** 0..1 */
  readonly opacity: number;
}

/** Parts of objects that came with the study: thinner than our own regions, and named in a smaller hand. */
export function MarkLayer({ marks, canvasFromImage, canvas, opacity }: MarkLayerProps) {
  const named = marks.flatMap((mark) => {
    const box = mark.label === '' ? null : boundsOf(mark);
    return box ? [{ mark, region: boxInCanvas(canvasFromImage, box) }] : [];
  });
  const places = placeLabels(
    named.map(({ mark, region }) => ({ region, label: measureLabel(mark.label, fontSize) })),
    canvas,
    [],
  );
  return (
    <svg
      className="viewport-layer viewport-marks"
      width={canvas.width}
      height={canvas.height}
      opacity={opacity}
      aria-hidden="true"
    >
      {marks.map((mark) => (
        <MarkShape key={mark.id} mark={mark} canvasFromImage={canvasFromImage} />
      ))}
      {marks.flatMap((mark) =>
        pointsOf(mark).map((point, index) => (
          <path
            key={`${mark.id} ${index}`}
            className="viewport-mark-line"
            d={cross(applyAffine(canvasFromImage, point))}
            stroke={mark.color}
          />
        )),
      )}
      {named.map(({ mark }, index) => {
        const place = places[index];
        if (!place) return null;
        return (
          <text
            key={mark.id}
            className="viewport-mark-name"
            x={place.x + place.width / 2}
            y={place.y + place.height / 2}
            fontSize={fontSize}
            fill={mark.color}
          >
            {mark.label}
          </text>
        );
      })}
      {marks.flatMap((mark) => mark.texts.map((text, index) => words(mark, text, index)))}
    </svg>
  );

  function words(mark: ImageMark, { text, at, anchor }: ImageMark['texts'][number], index: number) {
    const from = applyAffine(canvasFromImage, at);
    const to = anchor && applyAffine(canvasFromImage, anchor);
    const isAtAnchor = to !== null && Math.hypot(to.x - from.x, to.y - from.y) < 2;
    return (
      <g key={`${mark.id} words ${index}`} data-mark={mark.id}>
        {to && !isAtAnchor && (
          <path
            className="viewport-mark-line"
            d={`M${from.x} ${from.y}L${to.x} ${to.y}`}
            stroke={mark.color}
            strokeDasharray="3 3"
          />
        )}
        <text className="viewport-mark-text" fontSize={fontSize} fill={mark.color}>
          {text.split('\n').map((line, row) => (
            <tspan key={row} x={from.x} y={from.y + fontSize * (1 + row * 1.3)}>
              {line}
            </tspan>
          ))}
        </text>
      </g>
    );
  }
}

const pointsOf = (mark: ImageMark): readonly PointInImage[] =>
  mark.graphics.flatMap(({ shape, points }) => (shape === 'points' ? points : []));

const cross = ({ x, y }: PointInImage) =>
  `M${x - arm} ${y}H${x - 2}M${x + 2} ${y}H${x + arm}M${x} ${y - arm}V${y - 2}M${x} ${y + 2}V${y + arm}`;

const boundsByMark = new WeakMap<ImageMark, BoxInImage | null>();

/** The extent of all that a mark draws. */
function boundsOf(mark: ImageMark): BoxInImage | null {
  let bounds = boundsByMark.get(mark);
  if (bounds === undefined) {
    const corners = [
      ...mark.masks.flatMap((mask) => {
        const box = boxOfMask(mask);
        if (!box) return [];
        const [x, y, width, height] = box;
        return [
          { x, y },
          { x: x + width, y: y + height },
        ];
      }),
      ...mark.graphics.flatMap(({ points }) => points),
    ];
    bounds = corners.length === 0 ? null : boxAround(corners);
    boundsByMark.set(mark, bounds);
  }
  return bounds;
}

function boxAround(points: readonly PointInImage[]): BoxInImage {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return [left, top, right - left, bottom - top];
}
