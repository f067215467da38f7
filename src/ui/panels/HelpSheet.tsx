import { changeSettings } from '#actions';
import { useSettingsStore } from '#state';
import { useState } from 'react';
import type { OverlayId } from '../App';
import {
  commandGroups,
  commands,
  type CommandGroup,
  type CommandId,
} from '../commands/commandTable';
import { showKey } from '../commands/keyNames';
import { searchCommands } from '../commands/searchCommands';
import { useBindings } from '../commands/useBindings';
import { describeMouse } from '../describeMouse';
import { useTranslator } from '../useTranslator';
import { ModalDialog } from '../widgets/ModalDialog';
import { CommandSearch } from './CommandSearch';
import './keys.css';

interface HelpSheetProps {
  readonly onClose: () => void;
  readonly onOverlay: (id: OverlayId) => void;
}

/** Which key does what, as they are bound now. */
export function HelpSheet({ onClose, onOverlay }: HelpSheetProps) {
  const t = useTranslator();
  const bindings = useBindings();
  const mouse = useSettingsStore((settings) => settings.mouse);
  const [typed, setTyped] = useState('');
  const found = searchCommands(typed, bindings);
  const shown = commandGroups.flatMap((group) => {
    // What is reached by the palette alone has no key to be told.
    const ids = found.filter((id) => commands[id].group === group && bindings[id].length > 0);
    return ids.length > 0 ? [{ group, ids }] : [];
  });
  return (
    <ModalDialog title={t('help.title')} onClose={onClose} isWide>
      <CommandSearch typed={typed} onType={setTyped} />
      <p className="quiet">{t('help.note')}</p>
      <div className="help-columns">
        {shown.map(({ group, ids }) => (
          <KeyTable key={group} group={group} commands={ids} />
        ))}
        {shown.length === 0 && <p role="status">{t('keys.noMatch')}</p>}
        {typed === '' && (
          <section>
            <h3>{t('help.group.mouse')}</h3>
            <ul className="points">
              {describeMouse(t, mouse).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
        )}
      </div>
      <div className="dialog-foot">
        <button
          type="button"
          className="button"
          onClick={() => {
            changeSettings({ tour: 'open' });
            onClose();
          }}
        >
          {t('tour.again')}
        </button>
        <button type="button" className="button" onClick={() => onOverlay('keys')}>
          {t('key.keys')}
        </button>
      </div>
    </ModalDialog>
  );
}

interface KeyTableProps {
  readonly group: CommandGroup;
  readonly commands: readonly CommandId[];
}

function KeyTable({ group, commands: ids }: KeyTableProps) {
  const t = useTranslator();
  const bindings = useBindings();
  return (
    <section>
      <h3>{t(`help.group.${group}`)}</h3>
      <dl className="help-keys">
        {ids.map((id) => (
          <div key={id}>
            <dt>
              {bindings[id].map((name) => (
                <kbd key={name} className="key">
                  {showKey(name)}
                </kbd>
              ))}
            </dt>
            <dd>{t(`key.${id}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
