import { changeSettings } from '#actions';
import { commandIds, shownKeys, viewerCommands, type CommandId } from '../keys';
import { useTranslator } from '../useTranslator';
import { ModalDialog } from '../widgets/ModalDialog';

/** Which key does what. */
export function HelpSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslator();
  const reviewCommands = commandIds.filter((id) => !viewerCommands.includes(id));
  return (
    <ModalDialog title={t('help.title')} onClose={onClose} isWide>
      <p className="quiet">{t('help.note')}</p>
      <div className="help-columns">
        <KeyTable title={t('help.group.viewer')} commands={viewerCommands} />
        <div>
          <KeyTable title={t('help.group.review')} commands={reviewCommands} />
          <h3>{t('help.group.mouse')}</h3>
          <ul className="points">
            {(['left', 'middle', 'right', 'wheel'] as const).map((button) => (
              <li key={button}>{t(`help.mouse.${button}`)}</li>
            ))}
          </ul>
        </div>
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
      </div>
    </ModalDialog>
  );
}

function KeyTable(props: { readonly title: string; readonly commands: readonly CommandId[] }) {
  const t = useTranslator();
  return (
    <section>
      <h3>{props.title}</h3>
      <dl className="help-keys">
        {props.commands.map((command) => (
          <div key={command}>
            <dt>
              {shownKeys(command).map((key) => (
                <kbd key={key} className="key">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{t(`key.${command}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
