import { canStep, redo, startAdding, undo } from '#actions';
import type { ReviewedFinding } from '#domain';
import {
  useHistoryStore,
  useReadingStore,
  useReviewStore,
  useSessionStore,
  useViewerStore,
} from '#state';
import { Plus, Redo2, Undo2 } from 'lucide-react';
import { useKeyWords } from '../commands/useBindings';
import { useFocusInCards } from '../useFocusInCards';
import { useIsAiRevealed } from '../useIsAiRevealed';
import { useIsOwnReadDue } from '../useIsOwnReadDue';
import { useIsSigned } from '../useIsSigned';
import { sentenceOf } from '../sentenceOf';
import { useShownReview } from '../useShownReview';
import { useTranslator } from '../useTranslator';
import { IconButton } from '../widgets/IconButton';
import { AbsentFindings } from './AbsentFindings';
import { AskBar } from './AskBar';
import { FindingCard } from './FindingCard';
import { FindingEditor } from './FindingEditor';
import { MeasurementsPanel } from './MeasurementsPanel';
import { OwnReadPanel } from './OwnReadPanel';
import { ReadComparison } from './ReadComparison';

const noFindings: readonly ReviewedFinding[] = [];

interface FindingsPanelProps {
  /** The finding whose menu of reasons is open. */
  readonly rejectingUID: string | null;
  readonly onRejecting: (trackingUID: string | null) => void;
}

/** What is believed of the image: a card for each finding, the absent ones folded away. */
export function FindingsPanel({ rejectingUID, onRejecting }: FindingsPanelProps) {
  const t = useTranslator();
  const keys = useKeyWords();
  const review = useReviewStore((state) => state.presented?.review);
  const presented = useShownReview();
  const focusInCards = useFocusInCards();
  const canUndo = useHistoryStore(({ past }) => canStep(past.at(-1), review));
  const canRedo = useHistoryStore(({ future }) => canStep(future.at(-1), review));
  const draft = useViewerStore((state) => state.draft);
  const isAiVisible = useViewerStore((state) => state.isAiVisible);
  const isSigned = useIsSigned();
  const isRevealed = useIsAiRevealed();
  const isOwnReadDue = useIsOwnReadDue();
  const ownRead = presented?.review.ownRead;
  const findings = presented?.findings ?? noFindings;
  const cards = findings.filter(({ status }) => status !== 'quiet');
  const shown = isAiVisible
    ? cards
    : cards.filter(({ original }) => original.origin.kind === 'reader');
  const pending = cards.filter(({ status }) => status === 'pending').length;

  return (
    <section className="panel" aria-labelledby="findings-title">
      <header className="panel-head">
        <h2 id="findings-title" tabIndex={-1}>
          {t('findings.title')}
        </h2>
        {cards.length > 0 && (
          <span className={pending > 0 ? 'count is-open' : 'count'} role="status">
            {pending > 0 ? t('findings.pending', { count: pending }) : t('findings.allDecided')}
          </span>
        )}
        <div className="panel-tools">
          <IconButton
            icon={Undo2}
            label={t('findings.undo')}
            hint={keys.shown('undo')}
            disabled={!canUndo}
            onClick={undo}
          />
          <IconButton
            icon={Redo2}
            label={t('findings.redo')}
            hint={keys.shown('redo')}
            disabled={!canRedo}
            onClick={redo}
          />
          <IconButton
            icon={Plus}
            label={t('findings.add')}
            disabled={isSigned}
            onClick={startAdding}
          />
        </div>
      </header>
      {isRevealed && <AskBar />}
      <div className="panel-body">
        {isOwnReadDue && <OwnReadPanel />}
        {isRevealed && ownRead && <ReadComparison ownRead={ownRead} findings={findings} />}
        {!isAiVisible && (
          <p className="quiet">{t('findings.hidden', { key: keys.said('toggleAi') })}</p>
        )}
        {isAiVisible && isRevealed && cards.length === 0 && <EmptyNote />}
        <ul className="cards" aria-label={t('findings.list')} {...focusInCards}>
          {shown.map((each) => (
            <li key={each.original.trackingUID} data-tracking-uid={each.original.trackingUID}>
              {draft !== null && draft.trackingUID === each.original.trackingUID ? (
                <FindingEditor draft={draft} />
              ) : (
                <FindingCard
                  reviewed={each}
                  sentence={presented && sentenceOf(presented, each)}
                  reportLanguage={presented?.review.language ?? 'en'}
                  isRejecting={rejectingUID === each.original.trackingUID}
                  onRejecting={onRejecting}
                />
              )}
            </li>
          ))}
          {draft?.trackingUID === null && (
            <li data-tracking-uid="">
              <FindingEditor draft={draft} />
            </li>
          )}
        </ul>
        {isAiVisible && <AbsentFindings findings={findings} />}
      </div>
      <MeasurementsPanel />
    </section>
  );
}

function EmptyNote() {
  const t = useTranslator();
  const reviewImageId = useSessionStore((session) => session.reviewImageId);
  const reading = useReadingStore((state) => state.readings[reviewImageId ?? '']);
  if (reading?.status === 'running') return null;
  return (
    <p className="quiet">
      {reading?.status === 'done' ? t('findings.none') : t('findings.notRun')}
    </p>
  );
}
