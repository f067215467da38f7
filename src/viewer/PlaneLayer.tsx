import { useLayoutEffect, useRef } from 'react';
import type { OverlayPlane } from '#domain';
import type { Affine } from './affine';

/** Yellow for graphics, cyan for regions of interest: neither is a colour of the app's own findings. */
const inks = { graphics: 0xff59e6ff, region: 0xffffe066 } as const;

/** Graphics that came with the image, each plane where its origin says. */
export function PlaneLayer(props: {
  readonly planes: readonly OverlayPlane[];
  readonly canvasFromImage: Affine;
}) {
  return props.planes.map((plane, index) => (
    <Plane key={index} plane={plane} canvasFromImage={props.canvasFromImage} />
  ));
}

function Plane(props: { readonly plane: OverlayPlane; readonly canvasFromImage: Affine }) {
  const { plane, canvasFromImage } = props;
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const { rows, columns, bits, isRegion, left, top } = plane;
  useLayoutEffect(() => {
    const canvas = canvasRef.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    canvas.width = columns;
    canvas.height = rows;
    const pixels = context.createImageData(columns, rows);
    const words = new Uint32Array(pixels.data.buffer);
    const ink = isRegion ? inks.region : inks.graphics;
    for (let at = 0; at < bits.length; at++) if (bits[at] === 1) words[at] = ink;
    context.putImageData(pixels, 0, 0);
  }, [rows, columns, bits, isRegion]);
  const matrix = `matrix(${canvasFromImage.join(',')}) translate(${left}px, ${top}px)`;
  return (
    <canvas
      ref={canvasRef}
      className="viewport-plane"
      role="img"
      aria-label={plane.label}
      style={{ width: columns, height: rows, transform: matrix }}
    />
  );
}
