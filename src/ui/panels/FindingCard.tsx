import * as actions from '#actions';
import type { Language, ReviewedFinding } from '#domain';
import { findingName } from '#i18n';
import { useSettingsStore, useViewerStore } from '#state';
import { regionColor } from '#viewer';
import { Flame, Info } from 'lucide-react';
import { memo, useEffect, useRef, useState } from 'react';
import { nameOrigin } from '../nameOrigin';
import { attributesInWords } from '../sayFinding';
import { useLimits } from '../useLimits';
import { describeThresholds, explainThresholds, useThresholds } from '../useThresholds';
import { useTranslator } from '../useTranslator';
import { colorIndexOf } from '../useOverlays';
import { IconButton } from '../widgets/IconButton';
import { PresenceMark } from '../widgets/PresenceMark';
import { DecisionButtons } from './DecisionButtons';
import { OwnMarkLine } from './OwnMarkLine';

interface FindingCardProps {
  readonly reviewed: ReviewedFinding;
  /** What states it in the report; null where nothing does yet. */
  readonly sentence: string | null;
  readonly reportLanguage: Language;
  readonly isRejecting: boolean;
  readonly onRejecting: (trackingUID: string | null) => void;
}

/** One finding: what, where, how sure, in which words, and what to do with it. */
export const FindingCard = memo(function FindingCard(props: FindingCardProps) {
  const { reviewed, sentence, reportLanguage, isRejecting, onRejecting } = props;
  const t = useTranslator();
  const language = useSettingsStore((settings) => settings.interfaceLanguage);
  const { trackingUID, probability } = reviewed.original;
  const isSelected = useViewerStore((state) => state.selectedUID === trackingUID);
  const isHighlighted = useViewerStore((state) => state.highlightedUID === trackingUID);
  const hasAttentionShown = useViewerStore((state) => state.attentionUID === trackingUID);
  const { origin } = reviewed.original;
  const ownLimits = useLimits(reviewed.original.finding);
  // What is known of our model says nothing of another's.
  const limits = origin.kind === 'other' ? null : ownLimits;
  const thresholds = useThresholds(reviewed.original);
  const [hasLimitsOpen, setHasLimitsOpen] = useState(false);
  const card = useRef<HTMLElement>(null);

  useEffect(() => {
    actions.findingShown(trackingUID);
  }, [trackingUID]);
  useEffect(() => {
    if (isSelected) card.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);

  const name = findingName(language, reviewed.finding);
  const generated = reviewed.original.sentences[reportLanguage];
  const hasAttention = Object.keys(reviewed.original.attention).length > 0;
  return (
    // Hover and click only echo what the card's button does: the name selects, focus highlights.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <article
      ref={card}
      className="card"
      aria-label={name}
      data-finding={reviewed.finding}
      data-status={reviewed.status}
      data-presence={reviewed.presence}
      data-selected={isSelected}
      data-highlighted={isHighlighted}
      style={{ borderLeftColor: regionColor(colorIndexOf(reviewed.finding)) }}
      onPointerEnter={() => actions.highlightFinding(trackingUID)}
      onPointerLeave={() => actions.highlightFinding(null)}
      onFocus={() => actions.highlightFinding(trackingUID)}
      onBlur={() => actions.highlightFinding(null)}
      onClick={() => actions.selectFinding(trackingUID)}
    >
      <div className="card-head">
        <PresenceMark presence={reviewed.presence} />
        <h3>
          <button
            type="button"
            className="card-name"
            aria-pressed={isSelected}
            onClick={() => actions.selectFinding(trackingUID)}
          >
            {name}
          </button>
        </h3>
        <span className="card-presence">{t(`presence.${reviewed.presence}`)}</span>
        {probability === null ? (
          <span className="quiet card-number">
            {origin.kind === 'other' ? t('card.noProbability') : t('card.originReader')}
          </span>
        ) : (
          <span
            className="card-number"
            title={t('card.probability', { value: probability.toFixed(2) })}
          >
            {probability.toFixed(2)}
          </span>
        )}
      </div>
      <OwnMarkLine original={reviewed.original} />
      <p className="card-place">
        {describePlace()}
        {thresholds && (
          <span
            className="quiet card-threshold"
            title={explainThresholds(t, reviewed.original.presence, thresholds)}
          >
            {describeThresholds(t, reviewed.original.presence, thresholds)}
          </span>
        )}
      </p>
      {origin.kind === 'other' && (
        <p className="card-small card-origin" title={t('card.otherHint')}>
          {t('card.other', { source: origin.source, maker: nameOrigin(t, origin) })}
        </p>
      )}
      {sentence && (
        <p className="card-sentence" lang={reportLanguage}>
          {sentence}
        </p>
      )}
      {generated?.replaced !== undefined && (
        <p className="quiet card-small">
          {generated.replaced === ''
            ? t('card.unwritten')
            : t('card.replaced', { text: generated.replaced })}
        </p>
      )}
      <div className="card-foot">
        <DecisionButtons
          reviewed={reviewed}
          name={name}
          isRejecting={isRejecting}
          onRejecting={onRejecting}
        />
        <span className="card-tools">
          {hasAttention && (
            <button
              type="button"
              className="button is-plain is-icon"
              aria-pressed={hasAttentionShown}
              aria-label={`${t('card.attention')}: ${name}`}
              title={t('card.attentionHint')}
              onClick={() => actions.toggleAttention(trackingUID)}
            >
              <Flame size={15} aria-hidden="true" />
            </button>
          )}
          {limits !== null && (
            <IconButton
              icon={Info}
              label={`${t('card.limits')}: ${name}`}
              aria-expanded={hasLimitsOpen}
              onClick={() => setHasLimitsOpen(!hasLimitsOpen)}
            />
          )}
        </span>
      </div>
      {hasLimitsOpen && (
        <div className="card-small quiet">
          <p>
            {t('card.limits')}: {limits || t('card.noLimits')}
          </p>
          {thresholds && <p>{explainThresholds(t, reviewed.original.presence, thresholds)}</p>}
        </div>
      )}
    </article>
  );

  function describePlace(): string {
    const words = [
      ...attributesInWords(t, language, reviewed),
      reviewed.region === null ? t('card.noRegion') : null,
      origin.kind === 'model' && origin.asked ? t(`card.asked.${origin.asked}`) : null,
    ];
    return words.filter((word) => word !== null).join(' · ');
  }
});
