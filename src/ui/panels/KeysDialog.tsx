import { changeSettings } from '#actions';
import { useSettingsStore } from '#state';
import { useState } from 'react';
import { commandGroups, commands } from '../commands/commandTable';
import { changedCommands } from '../commands/rebind';
import { searchCommands } from '../commands/searchCommands';
import { useBindings } from '../commands/useBindings';
import { useTranslator } from '../useTranslator';
import { ModalDialog } from '../widgets/ModalDialog';
import { CommandSearch } from './CommandSearch';
import { ConfirmDialog } from './ConfirmDialog';
import { KeyRow, type Rebinds } from './KeyRow';
import './keys.css';

/** Every command with its keys, each of which can be changed. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslator();
  const bindings = useBindings();
  const chosen = useSettingsStore((settings) => settings.keys);
  const [typed, setTyped] = useState('');
  const [rebinds, setRebinds] = useState<Rebinds | null>(null);
  const [isResetting, setIsResetting] = useState(false);
  const found = searchCommands(typed, bindings);
  const changed = changedCommands(chosen);
  return (
    <ModalDialog title={t('key.keys')} onClose={onClose} isWide>
      <p className="quiet">{t('keys.note')}</p>
      <div className="keys-tools">
        <CommandSearch typed={typed} onType={setTyped} />
        <button
          type="button"
          className="button"
          disabled={Object.keys(chosen).length === 0}
          onClick={() => setIsResetting(true)}
        >
          {t('keys.resetAll')}
        </button>
      </div>
      {found.length === 0 && <p role="status">{t('keys.noMatch')}</p>}
      {commandGroups.map((group) => {
        const ids = found.filter((id) => commands[id].group === group);
        return (
          ids.length > 0 && (
            <section key={group} aria-label={t(`help.group.${group}`)}>
              <h3>{t(`help.group.${group}`)}</h3>
              <ul className="key-rows">
                {ids.map((id) => (
                  <KeyRow
                    key={id}
                    command={id}
                    isChanged={changed.includes(id)}
                    rebinds={rebinds}
                    onRebind={setRebinds}
                  />
                ))}
              </ul>
            </section>
          )
        );
      })}
      {isResetting && (
        <ConfirmDialog
          title={t('keys.resetAll')}
          text={t('keys.resetAllWhat', { count: changed.length })}
          action={t('keys.resetAll')}
          onCancel={() => setIsResetting(false)}
          onConfirm={() => {
            changeSettings({ keys: {} });
            setIsResetting(false);
          }}
        />
      )}
    </ModalDialog>
  );
}
