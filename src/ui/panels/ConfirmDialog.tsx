import { useTranslator } from '../useTranslator';
import { ModalDialog } from '../widgets/ModalDialog';

interface ConfirmDialogProps {
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something that cannot be undone. */
export function ConfirmDialog({ title, text, action, onConfirm, onCancel }: ConfirmDialogProps) {
  const t = useTranslator();
  return (
    <ModalDialog title={title} onClose={onCancel} role="alertdialog">
      <p>{text}</p>
      <div className="dialog-foot">
        <button type="button" className="button" onClick={onCancel}>
          {t('app.cancel')}
        </button>
        <button type="button" className="button is-danger" onClick={onConfirm}>
          {action}
        </button>
      </div>
    </ModalDialog>
  );
}
