import { useLayoutEffect, useRef } from 'react';
import type { Attention } from '#domain';
import type { Affine } from './affine';
import { drawHeatMap } from './heatMap';
import type { Letterbox } from './letterbox';

/** Attention to show, with how the image lay in the model's input. */
export interface AttentionOverlay {
  readonly attention: Attention;
  readonly letterbox: Letterbox;
}

interface HeatLayerProps extends AttentionOverlay {
  readonly canvasFromImage: Affine;
  readonly image: { readonly width: number; readonly height: number };
  /** 0..1 */
  readonly opacity: number;
}

/** Where the model looked, as a soft glow without edges, so that nobody takes it for a region. */
export function HeatLayer({
  attention,
  letterbox,
  canvasFromImage,
  image,
  opacity,
}: HeatLayerProps) {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const { width, height } = image;
  const { size, scale, x0, y0, isMirrored } = letterbox;

  useLayoutEffect(() => {
    const canvas = canvasRef.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    const map = drawHeatMap(attention, { size, scale, x0, y0, isMirrored }, { width, height });
    canvas.width = map.width;
    canvas.height = map.height;
    context.putImageData(new ImageData(map.pixels, map.width, map.height), 0, 0);
  }, [attention, size, scale, x0, y0, isMirrored, width, height]);

  return (
    <canvas
      ref={canvasRef}
      className="viewport-heat"
      aria-hidden="true"
      style={{ width, height, opacity, transform: `matrix(${canvasFromImage.join(',')})` }}
    />
  );
}
