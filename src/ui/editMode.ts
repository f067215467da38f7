import type { Translator } from '#i18n';
import type { RegionTool } from '#state';
import type { EditMode } from '#viewer';

/** What the viewport does while a tool is in hand: describing draws as adding and painting do. */
export function editModeOf(tool: RegionTool): EditMode {
  if (tool === 'describe-box') return 'draw-box';
  return tool === 'describe-brush' ? 'brush' : tool;
}

/** What to do with the tool in hand; null where none is. */
export function hintOf(t: Translator, tool: RegionTool): string | null {
  switch (tool) {
    case 'none':
      return null;
    case 'draw-box':
      return t('viewer.addHint');
    case 'describe-box':
      return t('ask.boxHint');
    case 'describe-brush':
      return t('ask.brushHint');
    case 'brush':
    case 'eraser':
    case 'box':
      return t('viewer.regionHint');
  }
}
