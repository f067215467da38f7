import { memo, useMemo, type ReactNode } from 'react';
import {
  boxOfMask,
  type Image,
  type ImageMark,
  type OverlayPlane,
  type PointInImage,
  type Shutter,
} from '#domain';
import { EditLayer } from './EditLayer';
import { HeatLayer, type AttentionOverlay } from './HeatLayer';
import { LyingContext } from './lying';
import { MarkLayer } from './MarkLayer';
import { MeasureLayer } from './MeasureLayer';
import type { Measuring } from './measuring';
import type { OverlayItem } from './overlayItem';
import { PlaneLayer } from './PlaneLayer';
import { RegionLayer } from './RegionLayer';
import { ShutterLayer } from './ShutterLayer';
import type { Draft } from './useMaskEditing';
import type { MeasureDraft } from './useMeasuring';
import type { Painted } from './usePainter';
import { ViewportTexts } from './ViewportTexts';
import type { EditMode, ViewportProps } from './viewportProps';
import { withDraft } from './withDraft';

interface LayersProps extends Pick<ViewportProps, 'corners' | 'describeState'> {
  /** What is on the screen. */
  readonly painted: Painted;
  /** False while the screen still shows the image before the one that all else here is about. */
  readonly isCurrent: boolean;
  readonly image: Image | null;
  readonly planes: readonly OverlayPlane[] | undefined;
  readonly shutters: readonly Shutter[] | undefined;
  readonly guides: ReactNode;
  readonly attention: AttentionOverlay | null | undefined;
  readonly marks: readonly ImageMark[] | undefined;
  readonly overlays: readonly OverlayItem[];
  readonly isHidden: boolean;
  readonly opacity: number;
  readonly editMode: EditMode;
  readonly edited: Draft | null;
  readonly brush: { readonly at: PointInImage; readonly radius: number } | null;
  readonly measuring: Measuring | undefined;
  readonly measured: MeasureDraft | null;
  readonly tail: PointInImage | null;
}

/**
 * All that lies over the picture. While a stack is scrolled it stays as it is until the next image is painted, and is
 * then drawn once, with it: so words and lines belong to the image that is seen, and a step costs one drawing.
 */
export const Layers = memo(AllLayers, (_, next) => !next.isCurrent);

function AllLayers(props: LayersProps) {
  const { painted, image, planes, shutters, marks, overlays, editMode, edited, brush } = props;
  const { canvasFromImage, canvas, display, state } = painted;
  const { isHidden, opacity, measuring } = props;
  const lying = useMemo(() => ({ canvasFromImage, canvas }), [canvasFromImage, canvas]);
  const items =
    edited?.kind === 'mask' && image ? withDraft(overlays, edited.mask, image) : overlays;
  const editedMask =
    edited?.kind === 'mask'
      ? edited.mask
      : overlays.find(({ isSelected }) => isSelected)?.region.mask;
  const editedBox = editMode === 'box' && editedMask ? boxOfMask(editedMask) : null;
  return (
    <>
      {shutters && shutters.length > 0 && (
        <ShutterLayer shutters={shutters} canvasFromImage={canvasFromImage} canvas={canvas} />
      )}
      {planes && <PlaneLayer planes={planes} canvasFromImage={canvasFromImage} />}
      <LyingContext value={lying}>{props.guides}</LyingContext>
      {!isHidden && (
        <>
          {props.attention && (
            <HeatLayer
              {...props.attention}
              canvasFromImage={canvasFromImage}
              image={display}
              opacity={opacity}
            />
          )}
          {marks && marks.length > 0 && (
            <MarkLayer
              marks={marks}
              canvasFromImage={canvasFromImage}
              canvas={canvas}
              opacity={opacity}
            />
          )}
          <RegionLayer
            items={items}
            canvasFromImage={canvasFromImage}
            canvas={canvas}
            width={display.width}
            height={display.height}
            opacity={opacity}
          />
          {editMode !== 'none' && (
            <EditLayer
              canvasFromImage={canvasFromImage}
              canvas={canvas}
              brush={brush && { ...brush, isEraser: editMode === 'eraser' }}
              box={edited?.kind === 'box' ? edited.box : editedBox}
              hasHandles={editMode === 'box'}
            />
          )}
        </>
      )}
      {measuring && (
        <MeasureLayer
          measuring={measuring}
          draft={props.measured}
          tail={props.tail}
          imageId={painted.image.imageId}
          canvasFromImage={canvasFromImage}
          canvas={canvas}
          image={display}
        />
      )}
      <ViewportTexts
        PatientOrientation={image?.PatientOrientation ?? null}
        state={state}
        corners={props.corners}
        scale={Math.hypot(canvasFromImage[0], canvasFromImage[1])}
        describeState={props.describeState}
      />
    </>
  );
}
