import type { BoxInImage, PointInImage } from '#domain';
import { boxInCanvas, type Affine, type SizeInCanvas } from './affine';

const handleSize = 8;

interface EditLayerProps {
  readonly canvasFromImage: Affine;
  readonly canvas: SizeInCanvas;
  /** Brush or eraser under the pointer. */
  readonly brush: {
    readonly at: PointInImage;
    readonly radius: number;
    readonly isEraser: boolean;
  } | null;
  /** A box with handles, or one being drawn. */
  readonly box: BoxInImage | null;
  readonly hasHandles: boolean;
}

/** What belongs to editing only: the brush's circle, the box and its handles. */
export function EditLayer({ canvasFromImage, canvas, brush, box, hasHandles }: EditLayerProps) {
  const rect = box ? boxInCanvas(canvasFromImage, box) : null;
  const thirds = [0, 0.5, 1];
  return (
    <svg className="viewport-layer" width={canvas.width} height={canvas.height} aria-hidden="true">
      {rect && (
        <>
          <rect className="viewport-edit-edge" {...rect} />
          <rect className="viewport-edit-line" {...rect} />
        </>
      )}
      {rect &&
        hasHandles &&
        thirds.flatMap((x) =>
          thirds.map((y) =>
            x === 0.5 && y === 0.5 ? null : (
              <rect
                key={`${x} ${y}`}
                className="viewport-edit-handle"
                x={rect.x + x * rect.width - handleSize / 2}
                y={rect.y + y * rect.height - handleSize / 2}
                width={handleSize}
                height={handleSize}
              />
            ),
          ),
        )}
      {brush && (
        <g transform={`matrix(${canvasFromImage.join(' ')})`}>
          <circle className="viewport-edit-edge" cx={brush.at.x} cy={brush.at.y} r={brush.radius} />
          <circle
            className={brush.isEraser ? 'viewport-edit-line is-eraser' : 'viewport-edit-line'}
            cx={brush.at.x}
            cy={brush.at.y}
            r={brush.radius}
          />
        </g>
      )}
    </svg>
  );
}
