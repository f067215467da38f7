import { startEditing } from '#actions';
import type { Finding, ReviewedFinding } from '#domain';
import { findingName } from '#i18n';
import { useSettingsStore, useViewerStore } from '#state';
import { ChevronRight, Pencil } from 'lucide-react';
import { memo } from 'react';
import { explainThresholds, useThresholds } from '../useThresholds';
import { useTranslator } from '../useTranslator';
import { IconButton } from '../widgets/IconButton';
import { PresenceMark } from '../widgets/PresenceMark';
import { FindingEditor } from './FindingEditor';

interface AbsentFindingsProps {
  readonly findings: readonly ReviewedFinding[];
}

/** What the model calls absent, folded into one line; each can still be corrected. */
export const AbsentFindings = memo(function AbsentFindings({ findings }: AbsentFindingsProps) {
  const t = useTranslator();
  const language = useSettingsStore((settings) => settings.interfaceLanguage);
  const draft = useViewerStore((state) => state.draft);
  const absent = findings.filter(({ status }) => status === 'quiet');
  if (absent.length === 0) return null;
  return (
    <details className="absent">
      <summary>
        <ChevronRight size={14} aria-hidden="true" />
        <PresenceMark presence="absent" />
        {t('findings.absent', { count: absent.length })}
      </summary>
      <ul>
        {absent.map(({ original, finding }) => (
          <li key={original.trackingUID}>
            {draft?.trackingUID === original.trackingUID ? (
              <FindingEditor draft={draft} />
            ) : (
              <AbsentRow original={original} name={findingName(language, finding)} />
            )}
          </li>
        ))}
      </ul>
    </details>
  );
});

interface AbsentRowProps {
  readonly original: Finding;
  readonly name: string;
}

/** One of them, with how often what the model called absent was there all the same. */
function AbsentRow({ original, name }: AbsentRowProps) {
  const t = useTranslator();
  const thresholds = useThresholds(original);
  const said = original.presence === 'absent' ? thresholds : null;
  const wrong = said?.errorRates?.absent;
  return (
    <div className="absent-row">
      <PresenceMark presence="absent" />
      <span>{name}</span>
      <span className="quiet">{original.probability?.toFixed(2)}</span>
      <span className="quiet card-small" title={said ? explainThresholds(t, 'absent', said) : ''}>
        {typeof wrong === 'number' && t('card.wrongAbsent', { percent: Math.round(wrong * 100) })}
      </span>
      <IconButton
        icon={Pencil}
        label={`${t('card.edit')}: ${name}`}
        onClick={() => startEditing(original.trackingUID)}
      />
    </div>
  );
}
