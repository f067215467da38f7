import { measurementKinds, type MeasurementKind } from '#domain';
import type { Translator } from '#i18n';
import type { RegionTool } from '#state';
import type { EditMode } from '#viewer';

/** What the viewport does while a tool is in hand: describing draws as adding and painting do. */
export function editModeOf(tool: RegionTool): EditMode {
  switch (tool) {
    case 'none':
    case 'brush':
    case 'eraser':
    case 'box':
    case 'draw-box':
      return tool;
    case 'describe-box':
      return 'draw-box';
    case 'describe-brush':
      return 'brush';
    default:
      return 'none';
  }
}

/** What is to be measured with the tool in hand; null where that is another tool. */
export function measuredKindOf(tool: RegionTool): MeasurementKind | null {
  return measurementKinds.find((kind) => tool === `measure-${kind}`) ?? null;
}

/** What to do with the tool in hand, and the key that gives it up; null where none is. */
export function hintOf(t: Translator, tool: RegionTool, cancel: string): string | null {
  const kind = measuredKindOf(tool);
  if (kind !== null) return t(`measure.hint.${kind}`, { cancel });
  switch (tool) {
    case 'none':
      return null;
    case 'draw-box':
      return t('viewer.addHint', { cancel });
    case 'describe-box':
      return t('ask.boxHint', { cancel });
    case 'describe-brush':
      return t('ask.brushHint', { cancel });
    case 'brush':
    case 'eraser':
    case 'box':
      return t('viewer.regionHint');
    default:
      return null;
  }
}
