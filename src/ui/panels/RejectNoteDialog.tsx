import { useEffect, useRef, useState } from 'react';
import { useTranslator } from '../useTranslator';
import { ModalDialog } from '../widgets/ModalDialog';

interface RejectNoteDialogProps {
  readonly name: string;
  readonly onCancel: () => void;
  readonly onReject: (note: string) => void;
}

/** "Other" says nothing by itself: the reason in the reader's own words. */
export function RejectNoteDialog({ name, onCancel, onReject }: RejectNoteDialogProps) {
  const t = useTranslator();
  const [note, setNote] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
  }, []);
  return (
    <ModalDialog title={t('reject.noteTitle', { finding: name })} onClose={onCancel}>
      <form
        className="note-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (note.trim() !== '') onReject(note.trim());
        }}
      >
        <label className="field">
          <span>{t('reject.note')}</span>
          <input
            ref={input}
            className="input"
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
        <div className="dialog-foot">
          <button type="button" className="button" onClick={onCancel}>
            {t('app.cancel')}
          </button>
          <button type="submit" className="button is-primary" disabled={note.trim() === ''}>
            {t('card.reject')}
          </button>
        </div>
      </form>
    </ModalDialog>
  );
}
