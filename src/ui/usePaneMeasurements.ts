import * as actions from '#actions';
import { isDrawnOn, turnHandle, type Image, type Measurement } from '#domain';
import { useMeasurementStore, useViewerStore } from '#state';
import type { MeasureItem, Measuring } from '#viewer';
import { useMemo } from 'react';
import { describeMeasured, nameMeasurement } from './describeMeasurement';
import { measuredKindOf } from './editMode';
import { useTranslator } from './useTranslator';

/** What was measured on the image of a viewport, and what becomes of drawing and dragging there. */
export function usePaneMeasurements(
  pane: number,
  image: Image | null,
  isActive: boolean,
): Measuring {
  const t = useTranslator();
  const { measurements, selectedUID } = useMeasurementStore();
  const regionTool = useViewerStore((state) => state.regionTool);
  const isAiVisible = useViewerStore((state) => state.isAiVisible);
  const isPeeking = useViewerStore((state) => state.isPeeking);
  const tool = isActive ? measuredKindOf(regionTool) : null;

  return useMemo(() => {
    const isShown = (measurement: Measurement) =>
      image !== null &&
      isDrawnOn(measurement, image) &&
      !isPeeking &&
      (isAiVisible || !isOnlyProposed(measurement));
    const items = measurements.filter(isShown).map((measurement): MeasureItem => {
      const isProposal = isOnlyProposed(measurement);
      return {
        trackingUID: measurement.trackingUID,
        shape: measurement.shape,
        name: nameMeasurement(t, measurement),
        lines: [
          ...(measurement.name === '' ? [] : [measurement.name]),
          ...describeMeasured(t, measurement),
          ...(isProposal ? [t('measure.proposedShort')] : []),
        ],
        isSelected: measurement.trackingUID === selectedUID,
        isProposal,
      };
    });
    return {
      items,
      tool,
      label: t('measure.layer'),
      describe: (shape) => {
        const measured = actions.measureShape(pane, shape);
        return measured ? describeMeasured(t, measured) : [];
      },
      nameHandle: ({ name, shape }, handle, count) => {
        if (shape.kind !== 'ellipse')
          return t('measure.handle', { name, number: handle + 1, count });
        return handle === turnHandle
          ? t('measure.turnHandle', { name })
          : t('measure.handle', { name, number: handle + 1, count: count - 1 });
      },
      onDrawn: (shape) => actions.addMeasurement(pane, shape),
      onMoved: (trackingUID, shape, isNudge) =>
        actions.moveMeasurement(pane, trackingUID, shape, isNudge),
      onSelect: actions.selectMeasurement,
    };
  }, [t, pane, image, measurements, selectedUID, tool, isAiVisible, isPeeking]);
}

const isOnlyProposed = ({ proposal }: Measurement) => proposal !== null && !proposal.isChecked;
