import { confirmIssue, openIssues, selectFinding } from '#actions';
import type { ReportIssue } from '#domain';
import { useReviewStore } from '#state';
import { Check, TriangleAlert } from 'lucide-react';
import { useTranslator } from '../useTranslator';

/** What holds up signing, each with its sentence and the way to it. */
export function ReportChecks({ issues }: { readonly issues: readonly ReportIssue[] }) {
  const t = useTranslator();
  const confirmed = useReviewStore((state) => state.confirmedIssues);
  const open = openIssues(issues, confirmed);
  return (
    <section className="checks" aria-label={t('report.checks')}>
      <h3>{t('report.checks')}</h3>
      {open.length === 0 ? (
        <p className="checks-clear">
          <Check size={14} aria-hidden="true" /> {t('report.checksClear')}
        </p>
      ) : (
        <ul>
          {open.map((issue, index) => (
            <IssueLine key={`${issue.kind} ${issue.trackingUID} ${index}`} issue={issue} />
          ))}
        </ul>
      )}
    </section>
  );
}

function IssueLine({ issue }: { readonly issue: ReportIssue }) {
  const t = useTranslator();
  const canConfirm = issue.kind !== 'undecided' && issue.kind !== 'empty-impression';
  return (
    <li className="issue" data-kind={issue.kind}>
      <TriangleAlert size={14} aria-hidden="true" />
      <span>{t(`issue.${issue.kind}`, { sentence: issue.sentence })}</span>
      {issue.trackingUID !== null && (
        <button
          type="button"
          className="button is-plain"
          onClick={() => {
            selectFinding(issue.trackingUID);
            findSentence(issue)?.focus();
          }}
        >
          {t('report.jump')}
        </button>
      )}
      {canConfirm && (
        <button type="button" className="button is-plain" onClick={() => confirmIssue(issue)}>
          {t('report.confirm')}
        </button>
      )}
    </li>
  );
}

const findSentence = ({ trackingUID }: ReportIssue) =>
  document.querySelector<HTMLElement>(`[data-sentence-of="${trackingUID ?? ''}"]`);
