import { CircleHelp, Command, Settings } from 'lucide-react';
import type { OverlayId } from '../App';
import { useKeyWords } from '../commands/useBindings';
import { useTranslator } from '../useTranslator';
import { IconButton } from '../widgets/IconButton';
import { NewVersion } from './NewVersion';

/** At the end of every screen's header: intended use, settings, help. */
export function HeaderTools({ onOverlay }: { readonly onOverlay: (id: OverlayId) => void }) {
  const t = useTranslator();
  const keys = useKeyWords();
  return (
    <>
      <NewVersion />
      <button
        type="button"
        className="button is-plain use-link"
        onClick={() => onOverlay('intended-use')}
      >
        {t('use.short')}
      </button>
      <IconButton
        icon={Command}
        label={t('key.palette')}
        hint={keys.shown('palette')}
        onClick={() => onOverlay('palette')}
      />
      <IconButton
        icon={Settings}
        label={t('settings.title')}
        onClick={() => onOverlay('settings')}
      />
      <IconButton
        icon={CircleHelp}
        label={t('help.title')}
        hint={keys.shown('help')}
        onClick={() => onOverlay('help')}
      />
    </>
  );
}
