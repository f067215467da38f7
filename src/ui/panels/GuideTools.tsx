import * as actions from '#actions';
import { useGuidesStore, usePanesStore, useViewerStore } from '#state';
import { Crosshair, Link, Link2, SplitSquareHorizontal, type LucideIcon } from 'lucide-react';
import type { CommandId } from '../commands/commandTable';
import { useKeyWords } from '../commands/useBindings';
import { useTranslator } from '../useTranslator';
import { IconButton } from '../widgets/IconButton';

interface Guide {
  readonly id: CommandId & ('crosshair' | 'referenceLines' | 'linkScroll' | 'linkView');
  readonly icon: LucideIcon;
  readonly isOn: boolean;
  readonly onClick: () => void;
}

/** What ties viewports to each other; without a second one there is nothing to tie. */
export function GuideTools() {
  const t = useTranslator();
  const keys = useKeyWords();
  const guides = useGuidesStore();
  const isPointing = useViewerStore((viewer) => viewer.tool === 'crosshair');
  const hasSeveral = usePanesStore(({ panes }) => panes.length > 1);
  if (!hasSeveral) return null;
  const tools: readonly Guide[] = [
    {
      id: 'crosshair',
      icon: Crosshair,
      isOn: isPointing,
      onClick: () => void actions.toggleCrosshair(),
    },
    {
      id: 'referenceLines',
      icon: SplitSquareHorizontal,
      isOn: guides.areLinesShown,
      onClick: actions.toggleLines,
    },
    {
      id: 'linkScroll',
      icon: Link,
      isOn: guides.isScrollLinked,
      onClick: () => void actions.toggleScrollLink(),
    },
    { id: 'linkView', icon: Link2, isOn: guides.isViewLinked, onClick: actions.toggleViewLink },
  ];
  return tools.map(({ id, icon, isOn, onClick }) => (
    <IconButton
      key={id}
      icon={icon}
      label={t(`key.${id}`)}
      hint={keys.shown(id)}
      aria-pressed={isOn}
      onClick={onClick}
    />
  ));
}
