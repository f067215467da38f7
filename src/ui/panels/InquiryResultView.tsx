import * as actions from '#actions';
import { problemMessage } from '#i18n';
import { useReadingStore, useReviewStore, useSettingsStore, type Inquiry } from '#state';
import { Check, ListChecks, X } from 'lucide-react';
import { describeInquiry, describeListed, listedIn } from '../describeInquiry';
import { useIsSigned } from '../useIsSigned';
import { useTranslator } from '../useTranslator';
import { PresenceMark } from '../widgets/PresenceMark';

interface InquiryResultViewProps {
  readonly inquiry: Exclude<Inquiry, { status: 'none' }>;
}

/** What was asked and what the model said, to be kept or discarded. */
export function InquiryResultView({ inquiry }: InquiryResultViewProps) {
  const t = useTranslator();
  const language = useSettingsStore((settings) => settings.interfaceLanguage);
  const manifest = useReadingStore((state) => state.manifest);
  const isSigned = useIsSigned();
  const presented = useReviewStore((state) => state.presented);
  const hasReview = presented !== null;
  const { asked } = inquiry;
  const result = inquiry.status === 'done' ? inquiry.result : null;
  const listed = result ? listedIn(result, presented?.findings ?? []) : [];
  const found = result && actions.findingIn(result);
  // Nothing is kept of what words alone do not show while the list shows it.
  const isInList =
    found?.presence === 'absent' && listed.some(({ original }) => original.presence !== 'absent');
  const finding = isInList ? null : found;
  const isKeepable = finding !== null && result !== null && actions.keepableIn(result) !== null;
  const repeated = result && actions.repeatedIn(result);
  const isOnlyAgain = repeated !== null && listed.length === 1;
  const listHeading = isOnlyAgain ? 'ask.repeated' : 'ask.findings';
  const said = result && describeInquiry(t, language, asked, result, listed);
  return (
    <article className="ask-result" data-status={inquiry.status} aria-label={t('ask.result')}>
      <p className="ask-asked quiet">{asked.kind === 'drawn' ? t('ask.drawn') : asked.text}</p>
      {inquiry.status === 'running' && <p>{t('ask.running')}</p>}
      {inquiry.status === 'failed' && (
        <p>{t('ask.failed', { reason: problemMessage(t, inquiry.problem) })}</p>
      )}
      {said && (
        <>
          <p className="ask-words">
            {finding && <PresenceMark presence={finding.presence} />}
            {said.words}
          </p>
          {said.codes !== '' && <p className="ask-codes">{said.codes}</p>}
          {said.codes !== '' && listed.length > 0 && (
            <p className="quiet card-small">{t(listHeading)}</p>
          )}
          {listed.length > 0 && (
            <ul className="ask-listed" aria-label={t(listHeading)}>
              {listed.map((each) => (
                <li key={each.original.trackingUID} className="ask-codes">
                  <PresenceMark presence={each.original.presence} />
                  {describeListed(t, language, each)}
                </li>
              ))}
            </ul>
          )}
          {said.note !== null && <p className="quiet card-small">{said.note}</p>}
          <p className="quiet card-small">
            {manifest
              ? t('ask.origin', { model: manifest.name[language], version: manifest.version })
              : t('ask.originUnknown')}
          </p>
        </>
      )}
      <div className="card-foot">
        {repeated !== null && (
          <button
            type="button"
            className="button"
            onClick={() => {
              actions.takeRepeated(repeated);
              focusCard();
            }}
          >
            <ListChecks size={14} aria-hidden="true" />
            {t('ask.takeRepeated')}
          </button>
        )}
        {isKeepable && hasReview && !isSigned && (
          <button
            type="button"
            className={repeated === null ? 'button' : 'button is-plain'}
            onClick={() => void actions.keepResult().then(() => focusCard())}
          >
            <Check size={14} aria-hidden="true" />
            {t(repeated === null ? 'ask.keep' : 'ask.keepAnother')}
          </button>
        )}
        <button type="button" className="button is-plain" onClick={leave}>
          <X size={14} aria-hidden="true" />
          {inquiry.status === 'running' ? t('ask.cancel') : t('ask.discard')}
        </button>
      </div>
    </article>
  );

  function leave(): void {
    actions.discardResult();
    focusField();
  }
}

/**
 * A kept finding, or one that was found again, waits for its decision: keys such as undo and accept must reach it, not
 * the field of words. The card of a kept one comes some frames after that (`useShownReview`), and the button that had the focus is gone by then.
 */
function focusCard(frames = 60): void {
  requestAnimationFrame(() => {
    const card = document.querySelector<HTMLElement>('.card[data-selected="true"] .card-name');
    const { activeElement } = document;
    if (activeElement !== document.body && activeElement !== null) return;
    if (card) card.focus();
    else if (frames > 0) focusCard(frames - 1);
    // What is kept as absent has no card.
    else document.getElementById('findings-title')?.focus();
  });
}

/** The buttons go away with the answer: the focus goes back to where the next is asked. */
function focusField(): void {
  document.querySelector<HTMLElement>('[data-command="ask"]')?.focus();
}
