import type { Translator } from '#i18n';
import type { RegionTool } from '#state';
import type { EditMode } from '#viewer';

/** What the viewport does while a tool is in hand: describing draws as adding and painting do. */
export function editModeOf(tool: RegionTool): EditMode {
  if (tool === 'describe-box') return 'draw-box';
  return tool === 'describe-brush' ? 'brush' : tool;
}

/** What to do with the tool in hand, and the key that gives it up; null where none is. */
export function hintOf(t: Translator, tool: RegionTool, cancel: string): string | null {
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
  }
}
