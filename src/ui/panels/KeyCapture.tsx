import { changeSettings } from '#actions';
import { useSettingsStore } from '#state';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { CommandId } from '../commands/commandTable';
import { isModifier, keyNamesOf, showKey } from '../commands/keyNames';
import { planRebinding, type Rebinding } from '../commands/rebind';
import { refuseKey, type KeyRefusal } from '../commands/reservedKeys';
import { useTranslator } from '../useTranslator';

interface KeyCaptureProps {
  readonly command: CommandId;
  /** Asked for already, and in conflict. */
  readonly plan: Rebinding | null;
  readonly onEnd: () => void;
}

type Heard =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused'; readonly key: string; readonly reason: KeyRefusal }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'conflict'; readonly plan: Rebinding };

/** Waits for a command's new key; says why one cannot be had, and asks before another command gives its own. */
export function KeyCapture({ command, plan: asked, onEnd }: KeyCaptureProps) {
  const t = useTranslator();
  const chosen = useSettingsStore((settings) => settings.keys);
  const [heard, setHeard] = useState<Heard>(
    asked ? { kind: 'conflict', plan: asked } : { kind: 'nothing' },
  );
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => field.current?.focus(), []);

  const take = ({ chosen: keys }: Rebinding) => {
    changeSettings({ keys });
    onEnd();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Tab moves on, as everywhere.
    if (event.key === 'Tab' && !event.ctrlKey && !event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') {
      onEnd();
      return;
    }
    if (isModifier(event.key)) return;
    // The last name is the key's own: on a Cyrillic keyboard the Latin letter of its place.
    const key = keyNamesOf(event.nativeEvent).at(-1);
    if (key === undefined) {
      setHeard({ kind: 'unreadable' });
      return;
    }
    const reason = refuseKey(key);
    if (reason !== null) {
      setHeard({ kind: 'refused', key, reason });
      return;
    }
    const plan = planRebinding(chosen, command, key);
    if (plan.losing.length === 0) take(plan);
    else setHeard({ kind: 'conflict', plan });
  };
  const name = t(`key.${command}`);
  return (
    <div className="key-capture">
      <div
        ref={field}
        className="key-field"
        role="textbox"
        aria-readonly="true"
        aria-label={t('keys.awaitOf', { name })}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        {heard.kind === 'conflict' ? showKey(heard.plan.key) : t('keys.await')}
      </div>
      <p role="alert">{sayHeard()}</p>
      {heard.kind === 'conflict' && (
        <button type="button" className="button is-primary" onClick={() => take(heard.plan)}>
          {heard.plan.losing.some(({ instead }) => instead !== null)
            ? t('keys.swap')
            : t('keys.takeOver')}
        </button>
      )}
      <button type="button" className="button" onClick={onEnd}>
        {t('app.cancel')}
      </button>
    </div>
  );

  function sayHeard(): string {
    switch (heard.kind) {
      case 'nothing':
        return '';
      case 'unreadable':
        return t('keys.unreadable');
      case 'refused':
        return t(`keys.refused.${heard.reason}`, { key: showKey(heard.key) });
      case 'conflict':
        return heard.plan.losing
          .map(({ command: other, instead }) => {
            const values = { key: showKey(heard.plan.key), other: t(`key.${other}`) };
            return instead === null
              ? t('keys.conflictLoses', values)
              : t('keys.conflictSwaps', { ...values, instead: showKey(instead) });
          })
          .join(' ');
    }
  }
}
