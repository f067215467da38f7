import { compareReads, type OwnRead, type ReviewedFinding } from '#domain';
import { findingName } from '#i18n';
import { useSettingsStore } from '#state';
import { useTranslator } from '../useTranslator';
import './ownRead.css';

interface ReadComparisonProps {
  readonly ownRead: OwnRead;
  readonly findings: readonly ReviewedFinding[];
}

/** Where the reader's own read and the AI agree and where not, the absent findings with them. */
export function ReadComparison({ ownRead, findings }: ReadComparisonProps) {
  const t = useTranslator();
  const language = useSettingsStore((settings) => settings.interfaceLanguage);
  const compared = findings.flatMap(({ original: { finding, presence, origin } }) => {
    const own = ownRead.marks[finding];
    // What was asked for later had not been read blind.
    if (own === undefined || origin.kind !== 'model' || origin.asked !== undefined) return [];
    return [{ finding, own, presence, agreement: compareReads(own, presence) }];
  });
  if (compared.length === 0) return null;
  const same = compared.filter(({ agreement }) => agreement === 'same').length;
  const others = compared.filter(({ agreement }) => agreement !== 'same');
  return (
    <section className="own-read" aria-label={t('own.comparison')}>
      <p role="status">{t('own.same', { same, count: compared.length })}</p>
      <ul>
        {others.map(({ finding, own, presence, agreement }) => (
          <li key={finding} className="own-row" data-agreement={agreement}>
            <span>{findingName(language, finding)}</span>
            <span className="own-difference">
              {t(`own.agreement.${agreement}`, {
                own: t(`presence.${own}`),
                ai: t(`presence.${presence}`),
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
