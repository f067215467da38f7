import type { Shutter } from '#domain';
import type { Affine, SizeInCanvas } from './affine';

/** Further out than any image reaches, in pixels. */
const beyond = 1e5;
const everything = `M${-beyond} ${-beyond}H${beyond}V${beyond}H${-beyond}Z`;

/** Covers what lies outside any of the shapes. */
export function ShutterLayer(props: {
  readonly shutters: readonly Shutter[];
  readonly canvasFromImage: Affine;
  readonly canvas: SizeInCanvas;
}) {
  return (
    <svg
      className="viewport-layer viewport-shutter"
      width={props.canvas.width}
      height={props.canvas.height}
      aria-hidden="true"
    >
      {props.shutters.map((shutter, index) => (
        <path
          key={index}
          transform={`matrix(${props.canvasFromImage.join(' ')})`}
          fillRule="evenodd"
          d={everything + outline(shutter)}
        />
      ))}
    </svg>
  );
}

function outline(shutter: Shutter): string {
  switch (shutter.shape) {
    case 'box': {
      const { left, right, top, bottom } = shutter;
      return `M${left} ${top}H${right}V${bottom}H${left}Z`;
    }
    case 'circle': {
      const { center, radius } = shutter;
      const arc = `A${radius} ${radius} 0 1 0`;
      return `M${center.x - radius} ${center.y}${arc} ${center.x + radius} ${center.y}${arc} ${center.x - radius} ${center.y}Z`;
    }
    case 'polygon':
      return `M${shutter.points.map(({ x, y }) => `${x} ${y}`).join('L')}Z`;
  }
}
