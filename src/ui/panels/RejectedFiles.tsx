import { clearRejected } from '#actions';
import { problemMessage } from '#i18n';
import { useWorklistStore } from '#state';
import { useTranslator } from '../useTranslator';

/** Files that were not opened, each with its reason. */
export function RejectedFiles() {
  const t = useTranslator();
  const rejected = useWorklistStore((state) => state.rejected);
  if (rejected.length === 0) return null;
  return (
    <section aria-labelledby="rejected-title">
      <h2 id="rejected-title" className="section-title">
        {t('worklist.rejected', { count: rejected.length })}
        <button type="button" className="button is-plain" onClick={clearRejected}>
          {t('worklist.rejected.clear')}
        </button>
      </h2>
      <ul className="rejected">
        {rejected.map(({ fileName, problem }, index) => (
          <li key={`${fileName} ${index}`}>
            <span className="rejected-name">{fileName}</span>
            <span>{problemMessage(t, problem)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
