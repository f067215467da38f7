import { highlightFinding, selectFinding, writeOwnText } from '#actions';
import type { Language, ReportSection, ReportSentence, WrittenSectionId } from '#domain';
import { sectionTitle } from '#i18n';
import { useViewerStore } from '#state';
import { useTranslator } from '../useTranslator';

interface ReportSectionViewProps {
  readonly id: WrittenSectionId;
  readonly section: ReportSection;
  readonly language: Language;
  readonly ownText: string;
}

/** One section: sentences that follow the findings, and below them the reader's own words. */
export function ReportSectionView({ id, section, language, ownText }: ReportSectionViewProps) {
  const t = useTranslator();
  const title = sectionTitle(language, id);
  // The reader's own words of this section are in the text field already, and where they replace a
  // standing phrase, it waits there in their place.
  const sentences = section.sentences.filter(
    ({ source, trackingUID }) => source === 'ai' || trackingUID !== null,
  );
  const standing = section.sentences.find(({ source }) => source === 'template');
  return (
    <div className="report-section" role="group" lang={language} aria-label={title}>
      <h3>{title}</h3>
      {sentences.length > 0 && (
        <p className="report-sentences">
          {sentences.map((sentence, index) => (
            <Sentence key={`${sentence.trackingUID ?? ''} ${index}`} sentence={sentence} />
          ))}
        </p>
      )}
      <textarea
        className={standing ? 'input own-text is-standing' : 'input own-text'}
        rows={1}
        aria-label={t('report.ownText', { section: title })}
        placeholder={standing?.text ?? t('report.ownTextPlaceholder')}
        value={ownText}
        onChange={(event) => void writeOwnText(id, event.target.value)}
      />
    </div>
  );
}

/** A sentence about a finding is a way to its region; words of the AI are coloured until signed. */
function Sentence({ sentence }: { readonly sentence: ReportSentence }) {
  const t = useTranslator();
  const { text, trackingUID, source } = sentence;
  const isSelected = useViewerStore(
    (state) => trackingUID !== null && state.selectedUID === trackingUID,
  );
  const isHighlighted = useViewerStore(
    (state) => trackingUID !== null && state.highlightedUID === trackingUID,
  );
  if (trackingUID === null) {
    return (
      <span className="sentence" data-source={source}>
        {text}{' '}
      </span>
    );
  }
  return (
    <button
      type="button"
      className="sentence"
      data-source={source}
      data-sentence-of={trackingUID}
      data-selected={isSelected}
      data-highlighted={isHighlighted}
      aria-pressed={isSelected}
      aria-label={source === 'ai' ? t('report.aiSentence', { text }) : text}
      onClick={() => selectFinding(trackingUID)}
      onFocus={() => highlightFinding(trackingUID)}
      onBlur={() => highlightFinding(null)}
      onPointerEnter={() => highlightFinding(trackingUID)}
      onPointerLeave={() => highlightFinding(null)}
    >
      {text}{' '}
    </button>
  );
}
