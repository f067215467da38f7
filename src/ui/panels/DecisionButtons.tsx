import * as actions from '#actions';
import { rejectReasons, type ReviewedFinding } from '#domain';
import { Check, Pencil, X } from 'lucide-react';
import { useState } from 'react';
import { useKeyWords } from '../commands/useBindings';
import { useIsSigned } from '../useIsSigned';
import { useTranslator } from '../useTranslator';
import { ActionMenu } from '../widgets/ActionMenu';
import { KeyHint } from '../widgets/KeyHint';
import { RejectNoteDialog } from './RejectNoteDialog';

interface DecisionButtonsProps {
  readonly reviewed: ReviewedFinding;
  readonly name: string;
  readonly isRejecting: boolean;
  readonly onRejecting: (trackingUID: string | null) => void;
}

/** Accept, edit, reject; or what was decided, and the way back from it. */
export function DecisionButtons(props: DecisionButtonsProps) {
  const t = useTranslator();
  const keys = useKeyWords();
  const { reviewed, name } = props;
  const { trackingUID } = reviewed.original;
  const isSigned = useIsSigned();
  const isPending = reviewed.status === 'pending';
  const { decision } = reviewed;
  const [isAskingNote, setIsAskingNote] = useState(false);
  const decided = (
    <span className="card-status" data-status={reviewed.status}>
      {reviewed.status === 'rejected' ? (
        <X size={14} aria-hidden="true" />
      ) : (
        <Check size={14} aria-hidden="true" />
      )}
      {t(`status.${reviewed.status}`)}
      {decision?.kind === 'reject' && `: ${decision.note || t(`reject.${decision.reason}`)}`}
    </span>
  );
  if (isSigned) return decided;
  return (
    <>
      {!isPending && decided}
      {isPending && (
        <button
          type="button"
          className="button"
          aria-label={`${t('card.accept')}: ${name}`}
          aria-keyshortcuts={keys.aria('accept')}
          onClick={() => void actions.acceptFinding(trackingUID)}
        >
          <Check size={14} aria-hidden="true" />
          {t('card.accept')} <KeyHint keys={keys.shown('accept')} />
        </button>
      )}
      {reviewed.status !== 'rejected' && (
        <button
          type="button"
          className={isPending ? 'button' : 'button is-plain'}
          aria-label={`${t('card.edit')}: ${name}`}
          onClick={() => actions.startEditing(trackingUID)}
        >
          <Pencil size={14} aria-hidden="true" />
          {t('card.edit')}
        </button>
      )}
      {isPending || props.isRejecting ? (
        <ActionMenu
          label={`${t('card.reject')}: ${name}`}
          items={rejectReasons.map((id) => ({ id, label: t(`reject.${id}`) }))}
          isOpen={props.isRejecting}
          onOpenChange={(isOpen) => props.onRejecting(isOpen ? trackingUID : null)}
          onAction={(reason) => {
            if (reason === 'other') setIsAskingNote(true);
            else void actions.rejectFinding(trackingUID, reason);
          }}
        >
          <X size={14} aria-hidden="true" />
          {t('card.reject')} <KeyHint keys={keys.shown('reject')} />
        </ActionMenu>
      ) : (
        <button
          type="button"
          className="button is-plain"
          aria-label={`${reviewed.status === 'added' ? t('card.remove') : t('card.change')}: ${name}`}
          onClick={() => void actions.undecideFinding(trackingUID)}
        >
          {reviewed.status === 'added' ? t('card.remove') : t('card.change')}
        </button>
      )}
      {isAskingNote && (
        <RejectNoteDialog
          name={name}
          onCancel={() => setIsAskingNote(false)}
          onReject={(note) => {
            setIsAskingNote(false);
            void actions.rejectFinding(trackingUID, 'other', note);
          }}
        />
      )}
    </>
  );
}
