import { memo } from 'react';
import { clsx } from 'clsx';
import { boxInCanvas, type Affine, type SizeInCanvas } from './affine';
import { drawContourPath } from './contour';
import { listShownItems, type OverlayItem } from './overlayItem';
import { findMarkerAreas, findTextAreas, measureLabel, placeLabels } from './placeLabels';
import { regionColor } from './regionColors';

const fontSize = 13;

interface RegionShapeProps {
  readonly item: OverlayItem;
  readonly canvasFromImage: Affine;
}

/** Outline over a dark edge, which keeps it visible on white bone; dashed where the model abstained. */
const RegionShape = memo(function RegionShape({ item, canvasFromImage }: RegionShapeProps) {
  const isStrong = item.isSelected || item.isHighlighted;
  const path = drawContourPath(item.region.mask);
  // Moved by matrix, never redrawn: pan and zoom cost one attribute per region.
  const transform = `matrix(${canvasFromImage.join(' ')})`;
  return (
    <g
      className={clsx('viewport-region', isStrong && 'is-strong')}
      data-tracking-uid={item.trackingUID}
      data-presence={item.presence}
      transform={transform}
    >
      <path className="viewport-region-edge" d={path} />
      <path
        className={clsx('viewport-region-outline', item.presence === 'undetermined' && 'is-dashed')}
        d={path}
        fill={regionColor(item.colorIndex)}
        stroke={regionColor(item.colorIndex)}
      />
    </g>
  );
});

interface RegionLayerProps {
  readonly items: readonly OverlayItem[];
  readonly canvasFromImage: Affine;
  readonly canvas: SizeInCanvas;
  /** Of the image. */
  readonly width: number;
  readonly height: number;
  /** 0..1 */
  readonly opacity: number;
}

/** Regions on the image, with a label beside each. */
export const RegionLayer = memo(function RegionLayer(props: RegionLayerProps) {
  const { items, canvasFromImage, canvas, width, height, opacity } = props;
  // Runs with every step of pan and zoom, so nothing here may look at pixels.
  const shown = listShownItems(items)
    .map((item) => ({ item, box: item.region.box }))
    .filter(({ box }) => box[2] > 0 && box[3] > 0);
  // Strong ones last, so that they lie above the others.
  const strength = ({ item }: (typeof shown)[number]) =>
    Number(item.isHighlighted) + 2 * Number(item.isSelected);
  const ordered = shown.toSorted((a, b) => strength(a) - strength(b));
  const places = placeLabels(
    shown.map(({ item, box }) => ({
      region: boxInCanvas(canvasFromImage, box),
      label: measureLabel(item.label, fontSize),
    })),
    canvas,
    [...findMarkerAreas(canvasFromImage, { width, height }), ...findTextAreas(canvas)],
  );
  return (
    <svg
      className="viewport-layer viewport-regions"
      width={canvas.width}
      height={canvas.height}
      opacity={opacity}
      aria-hidden="true"
    >
      {ordered.map(({ item }) => (
        <RegionShape key={item.trackingUID} item={item} canvasFromImage={canvasFromImage} />
      ))}
      {shown.map(({ item }, index) => {
        const place = places[index];
        if (!place || !item.label) return null;
        return (
          <g
            key={item.trackingUID}
            className={clsx(
              'viewport-label',
              (item.isSelected || item.isHighlighted) && 'is-strong',
            )}
            data-label-of={item.trackingUID}
            transform={`translate(${place.x} ${place.y})`}
          >
            <rect
              width={place.width}
              height={place.height}
              rx={3}
              stroke={regionColor(item.colorIndex)}
              strokeDasharray={item.presence === 'undetermined' ? '3 3' : undefined}
            />
            <text
              x={place.width / 2}
              y={place.height / 2}
              fontSize={fontSize}
              fill={regionColor(item.colorIndex)}
            >
              {item.label}
            </text>
          </g>
        );
      })}
    </svg>
  );
});
