import type { ViewportHandle } from '#viewer';
import {
  FlipHorizontal2,
  FlipVertical2,
  RotateCcw,
  RotateCw,
  RotateCwSquare,
  type LucideIcon,
} from 'lucide-react';
import type { RefObject } from 'react';
import { useKeyWords } from '../commands/useBindings';
import { useTranslator } from '../useTranslator';
import { ActionMenu } from '../widgets/ActionMenu';
import { IconButton } from '../widgets/IconButton';

type Turn = keyof Pick<
  ViewportHandle,
  'rotateLeft' | 'rotateRight' | 'flipHorizontal' | 'flipVertical'
>;
const turns: readonly { id: Turn; icon: LucideIcon }[] = [
  { id: 'rotateLeft', icon: RotateCcw },
  { id: 'rotateRight', icon: RotateCw },
  { id: 'flipHorizontal', icon: FlipHorizontal2 },
  { id: 'flipVertical', icon: FlipVertical2 },
];

/** Turning and mirroring: a button each, or one menu where the bar is narrow (the style sheet says where). */
export function TurnTools(props: { readonly viewport: RefObject<ViewportHandle | null> }) {
  const t = useTranslator();
  const keys = useKeyWords();
  const turn = (id: Turn) => props.viewport.current?.[id]();
  return (
    <>
      <span className="toolbar-group is-wide-only">
        {turns.map(({ id, icon }) => (
          <IconButton
            key={id}
            icon={icon}
            label={t(`viewer.${id}`)}
            hint={keys.shown(id)}
            onClick={() => turn(id)}
          />
        ))}
      </span>
      <span className="toolbar-group is-narrow-only">
        <ActionMenu
          className="is-plain is-icon"
          label={t('viewer.turns')}
          items={turns.map(({ id }) => ({ id, label: `${t(`viewer.${id}`)} ${keys.shown(id)}` }))}
          onAction={turn}
        >
          <RotateCwSquare size={16} aria-hidden="true" />
        </ActionMenu>
      </span>
    </>
  );
}
