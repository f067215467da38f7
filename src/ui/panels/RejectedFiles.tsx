import { clearRejected } from '#actions';
import type { RejectedFile } from '#domain';
import { problemMessage, type Translator } from '#i18n';
import { useWorklistStore } from '#state';
import { useTranslator } from '../useTranslator';

/** Files that were not opened, by reason: hundreds may share one. */
export function RejectedFiles() {
  const t = useTranslator();
  const rejected = useWorklistStore((state) => state.rejected);
  if (rejected.length === 0) return null;
  return (
    <section className="rejected-section" aria-labelledby="rejected-title">
      <h2 id="rejected-title" className="section-title">
        {t('worklist.rejected', { count: rejected.length })}
        <button type="button" className="button is-plain" onClick={clearRejected}>
          {t('worklist.rejected.clear')}
        </button>
      </h2>
      {/* Scrollable, so it can be reached by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ul className="rejected" tabIndex={0} aria-labelledby="rejected-title">
        {groupByReason(t, rejected).map(([reason, names]) => (
          <li key={reason}>
            <span className="rejected-names">
              {names.map((name, index) => (
                <span key={`${name} ${index}`} className="rejected-name">
                  {name}
                </span>
              ))}
            </span>
            <span className="rejected-reason">
              {names.length > 1 && <b>{names.length} × </b>}
              {reason}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function groupByReason(
  t: Translator,
  rejected: readonly RejectedFile[],
): [reason: string, names: string[]][] {
  const groups = new Map<string, string[]>();
  for (const { fileName, problem } of rejected) {
    const reason = problemMessage(t, problem);
    const names = groups.get(reason);
    if (names) names.push(fileName);
    else groups.set(reason, [fileName]);
  }
  return [...groups];
}
