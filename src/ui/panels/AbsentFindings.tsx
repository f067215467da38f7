import { startEditing } from '#actions';
import type { ReviewedFinding } from '#domain';
import { findingName } from '#i18n';
import { useSettingsStore, useViewerStore } from '#state';
import { ChevronRight, Pencil } from 'lucide-react';
import { memo } from 'react';
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
              <div className="absent-row">
                <PresenceMark presence="absent" />
                <span>{findingName(language, finding)}</span>
                <span className="quiet">{original.probability?.toFixed(2)}</span>
                <IconButton
                  icon={Pencil}
                  label={`${t('card.edit')}: ${findingName(language, finding)}`}
                  onClick={() => startEditing(original.trackingUID)}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
});
