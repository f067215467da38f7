import { changeSettings } from '#actions';
import { useSettingsStore } from '#state';
import { RotateCcw, X } from 'lucide-react';
import { useRef } from 'react';
import type { CommandId } from '../commands/commandTable';
import { showKey } from '../commands/keyNames';
import { planReset, takeKeys, type Rebinding } from '../commands/rebind';
import { useBindings } from '../commands/useBindings';
import { useTranslator } from '../useTranslator';
import { IconButton } from '../widgets/IconButton';
import { KeyCapture } from './KeyCapture';

/** The command whose key is being changed, and what a reset would take from others. */
export interface Rebinds {
  readonly command: CommandId;
  readonly plan: Rebinding | null;
}

interface KeyRowProps {
  readonly command: CommandId;
  /** Its keys are not those it came with. */
  readonly isChanged: boolean;
  readonly rebinds: Rebinds | null;
  readonly onRebind: (rebinds: Rebinds | null) => void;
}

/** One command: its keys, and how they are changed, taken away and reset. */
export function KeyRow({ command, isChanged, rebinds, onRebind }: KeyRowProps) {
  const t = useTranslator();
  const keys = useBindings()[command];
  const chosen = useSettingsStore((settings) => settings.keys);
  const name = t(`key.${command}`);
  const button = useRef<HTMLButtonElement>(null);
  const isOpen = rebinds?.command === command;
  const reset = () => {
    const plan = planReset(chosen, command);
    if (plan.losing.length === 0) changeSettings({ keys: plan.chosen });
    else onRebind({ command, plan });
  };
  return (
    <li className="key-row" data-changed={isChanged}>
      <span>{name}</span>
      <span className="key-row-keys">
        {keys.map((key) => (
          <kbd key={key} className="key">
            {showKey(key)}
          </kbd>
        ))}
        {keys.length === 0 && <span className="quiet">{t('keys.unbound')}</span>}
      </span>
      <button
        ref={button}
        type="button"
        className="button"
        aria-label={t('keys.changeOf', { name })}
        aria-expanded={isOpen}
        onClick={() => onRebind(isOpen ? null : { command, plan: null })}
      >
        {t('keys.change')}
      </button>
      <IconButton
        icon={X}
        label={t('keys.takeOf', { name })}
        disabled={keys.length === 0}
        onClick={() => changeSettings({ keys: takeKeys(chosen, command) })}
      />
      <IconButton
        icon={RotateCcw}
        label={t('keys.resetOf', { name })}
        disabled={!isChanged}
        onClick={reset}
      />
      {isOpen && <KeyCapture command={command} plan={rebinds.plan} onEnd={() => onRebind(null)} />}
    </li>
  );
}
