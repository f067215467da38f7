import { clsx } from 'clsx';
import { applyAffine, type Affine, type PointInCanvas } from './affine';
import { outlineInCanvas, outlineOf, tieOf } from './measureOutline';
import type { MeasureItem } from './measuring';

const headLength = 12;
const headAngle = 0.4;
const crossReach = 9;
const crossGap = 3;

interface MeasureShapeProps {
  readonly item: MeasureItem;
  readonly canvasFromImage: Affine;
}

/** Light lines over a dark edge, which keeps them visible on white bone; dashed while only the model says so. */
export function MeasureShape({ item, canvasFromImage }: MeasureShapeProps) {
  const { shape, trackingUID, isSelected, isProposal } = item;
  const [first, second] = shape.points.map((point) => applyAffine(canvasFromImage, point));
  const marks =
    shape.kind === 'arrow' && first && second
      ? head(first, second)
      : shape.kind === 'probe' && first
        ? cross(first)
        : '';
  const path = `${outlineInCanvas(outlineOf(shape), canvasFromImage)}${marks}`;
  const tie = tieOf(shape);
  return (
    <g
      className={clsx('viewport-measure', isSelected && 'is-strong', isProposal && 'is-proposal')}
      data-measurement={trackingUID}
      data-kind={shape.kind}
      aria-hidden="true"
    >
      <path className="viewport-measure-edge" d={path} />
      <path className="viewport-measure-line" d={path} />
      {tie && <path className="viewport-measure-tie" d={outlineInCanvas([tie], canvasFromImage)} />}
    </g>
  );
}

function head(tip: PointInCanvas, end: PointInCanvas): string {
  const way = Math.atan2(end.y - tip.y, end.x - tip.x);
  const side = (turn: number) => ({
    x: tip.x + headLength * Math.cos(way + turn),
    y: tip.y + headLength * Math.sin(way + turn),
  });
  const [left, right] = [side(-headAngle), side(headAngle)];
  return `M${left.x} ${left.y}L${tip.x} ${tip.y}L${right.x} ${right.y}`;
}

/** Open in the middle: the pixel that is probed stays in sight. */
function cross({ x, y }: PointInCanvas): string {
  return [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ]
    .map(
      ([right, down]) =>
        `M${x + right! * crossGap} ${y + down! * crossGap}L${x + right! * crossReach} ${y + down! * crossReach}`,
    )
    .join('');
}
