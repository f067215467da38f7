import { useSettingsStore } from '#state';
import { useMemo } from 'react';
import { bindKeys, type Bindings } from './bindings';
import type { CommandId } from './commandTable';
import { ariaKey, showKey } from './keyNames';
import { useTranslator } from '../useTranslator';

/** The keys as they are bound now. */
export function useBindings(): Bindings {
  const chosen = useSettingsStore((settings) => settings.keys);
  return useMemo(() => bindKeys(chosen), [chosen]);
}

interface KeyWords {
  /** A command's first key as it stands on keyboards; empty where it has none. */
  readonly shown: (command: CommandId) => string;
  /** The same within a sentence. */
  readonly said: (command: CommandId) => string;
  /** Its keys for screen readers. */
  readonly aria: (command: CommandId) => string | undefined;
}

/** For tooltips, hints beside buttons and sentences. */
export function useKeyWords(): KeyWords {
  const t = useTranslator();
  const bindings = useBindings();
  return useMemo(() => {
    const shown = (command: CommandId) => bindings[command].map(showKey)[0] ?? '';
    return {
      shown,
      said: (command) => shown(command) || t('keys.none'),
      aria: (command) => bindings[command].map(ariaKey).join(' ') || undefined,
    };
  }, [bindings, t]);
}
