import * as actions from '#actions';
import { usePanesStore, useViewerStore, type ViewerTool } from '#state';
import type { ViewportHandle } from '#viewer';
import {
  Box,
  Contrast,
  Eye,
  EyeOff,
  Layers,
  Maximize,
  Move,
  Play,
  Search,
  SquareDashed,
  SunMedium,
  TimerReset,
  type LucideIcon,
} from 'lucide-react';
import { memo, type RefObject } from 'react';
import type { CommandId } from '../commands/commandTable';
import { useKeyWords } from '../commands/useBindings';
import { useIsAiRevealed } from '../useIsAiRevealed';
import { useIsSigned } from '../useIsSigned';
import { useTranslator } from '../useTranslator';
import { IconButton } from '../widgets/IconButton';
import { GuideTools } from './GuideTools';
import { LayoutMenu } from './LayoutMenu';
import { MeasureMenu } from './MeasureMenu';
import { SizeMenu } from './SizeMenu';
import { TurnTools } from './TurnTools';
import { WindowMenu } from './WindowMenu';

const tools: readonly {
  id: Exclude<ViewerTool, 'crosshair'>;
  icon: LucideIcon;
  command: CommandId;
}[] = [
  { id: 'window', icon: SunMedium, command: 'windowTool' },
  { id: 'pan', icon: Move, command: 'panTool' },
  { id: 'zoom', icon: Search, command: 'zoomTool' },
];

type ViewAction = keyof Pick<ViewportHandle, 'invert' | 'fit' | 'reset'>;
const viewActions: readonly { id: ViewAction; icon: LucideIcon }[] = [
  { id: 'invert', icon: Contrast },
  { id: 'fit', icon: Maximize },
  { id: 'reset', icon: TimerReset },
];

/** Tools above the image. Every one has its key. */
export const ViewerToolbar = memo(function ViewerToolbar(props: {
  readonly viewport: RefObject<ViewportHandle | null>;
}) {
  const t = useTranslator();
  const keys = useKeyWords();
  const viewer = useViewerStore();
  const isSigned = useIsSigned();
  // In a second reading the AI is hidden for another reason than this button's.
  const isRevealed = useIsAiRevealed();
  const isAiShown = isRevealed && viewer.isAiVisible;
  const isPlaying = usePanesStore(({ panes, active }) => panes[active]?.isPlaying === true);
  return (
    <div className="toolbar" role="toolbar" aria-label={t('viewer.tools')}>
      {tools.map(({ id, icon, command }) => (
        <IconButton
          key={id}
          icon={icon}
          label={t(`viewer.tool.${id}`)}
          hint={keys.shown(command)}
          aria-pressed={viewer.tool === id}
          onClick={() => actions.chooseTool(id)}
        />
      ))}
      <WindowMenu viewport={props.viewport} />
      <SizeMenu viewport={props.viewport} />
      <MeasureMenu viewport={props.viewport} />
      <IconButton
        icon={Layers}
        label={t('viewer.planes')}
        aria-pressed={viewer.arePlanesVisible}
        onClick={actions.togglePlanes}
      />
      <span className="toolbar-gap" />
      {viewActions.map(({ id, icon }) => (
        <IconButton
          key={id}
          icon={icon}
          label={t(`viewer.${id}`)}
          hint={keys.shown(id)}
          onClick={() => props.viewport.current?.[id]()}
        />
      ))}
      <TurnTools viewport={props.viewport} />
      <span className="toolbar-gap" />
      <LayoutMenu />
      <IconButton
        icon={Box}
        label={t('key.sections')}
        hint={keys.shown('sections')}
        onClick={() => void actions.showSections()}
      />
      <GuideTools />
      <IconButton
        icon={Play}
        label={t('key.cine')}
        hint={keys.shown('cine')}
        aria-pressed={isPlaying}
        onClick={actions.toggleCine}
      />
      <span className="toolbar-gap" />
      <button
        type="button"
        className="button is-plain"
        aria-label={t('findings.add')}
        title={t('findings.add')}
        aria-pressed={viewer.regionTool === 'draw-box'}
        disabled={isSigned}
        onClick={actions.startAdding}
      >
        <SquareDashed size={16} aria-hidden="true" />
        <span className="toolbar-text">{t('findings.add')}</span>
      </button>
      <span className="toolbar-end">
        <label className="check opacity">
          <span className="sr-only">{t('viewer.opacity')}</span>
          <input
            type="range"
            min="0.1"
            max="1"
            step="0.1"
            title={t('viewer.opacity')}
            value={viewer.overlayOpacity}
            onChange={(event) => actions.setOverlayOpacity(Number(event.target.value))}
          />
        </label>
        <button
          type="button"
          className="button is-plain"
          aria-pressed={isAiShown}
          disabled={!isRevealed}
          aria-label={isAiShown ? t('ai.show') : t('ai.hide')}
          title={t('ai.toggleHint', { key: keys.said('toggleAi') })}
          onClick={actions.toggleAi}
        >
          {isAiShown ? (
            <Eye size={16} aria-hidden="true" />
          ) : (
            <EyeOff size={16} aria-hidden="true" />
          )}
          <span className="toolbar-word">{isAiShown ? t('ai.show') : t('ai.hide')}</span>
        </button>
      </span>
    </div>
  );
});
