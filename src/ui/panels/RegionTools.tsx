import * as actions from '#actions';
import { useViewerStore, type FindingDraft, type RegionTool } from '#state';
import { Brush, Eraser, RotateCcw, SquareDashed, type LucideIcon } from 'lucide-react';
import { useKeyWords } from '../commands/useBindings';
import { useTranslator } from '../useTranslator';
import { IconButton } from '../widgets/IconButton';

const tools: readonly { id: Extract<RegionTool, 'brush' | 'eraser' | 'box'>; icon: LucideIcon }[] =
  [
    { id: 'brush', icon: Brush },
    { id: 'eraser', icon: Eraser },
    { id: 'box', icon: SquareDashed },
  ];

/** Brush, eraser and box for the region of the finding in hand. */
export function RegionTools({ draft }: { readonly draft: FindingDraft }) {
  const t = useTranslator();
  const keys = useKeyWords();
  const regionTool = useViewerStore((state) => state.regionTool);
  const brushRadius = useViewerStore((state) => state.brushRadius);
  return (
    <div className="region-tools" role="group" aria-label={t('editor.region')}>
      <span className="region-label">{t('editor.region')}</span>
      {tools.map(({ id, icon }) => (
        <IconButton
          key={id}
          icon={icon}
          label={t(`viewer.tool.${id}`)}
          hint={id === 'brush' ? keys.shown('editRegion') : undefined}
          aria-pressed={regionTool === id}
          onClick={() => actions.chooseRegionTool(regionTool === id ? 'none' : id)}
        />
      ))}
      <label className="check">
        <span className="sr-only">{t('editor.brushSize')}</span>
        <input
          type="range"
          min="4"
          max="160"
          step="4"
          title={t('editor.brushSize')}
          value={brushRadius}
          onChange={(event) => actions.setBrushRadius(Number(event.target.value))}
        />
      </label>
      {draft.isRegionChanged && draft.trackingUID !== null && (
        <IconButton
          icon={RotateCcw}
          label={t('editor.regionReset')}
          onClick={actions.resetDraftRegion}
        />
      )}
      {draft.isRegionChanged && <span className="quiet">{t('editor.regionChanged')}</span>}
    </div>
  );
}
