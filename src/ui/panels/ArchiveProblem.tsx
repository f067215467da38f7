import type { Problem } from '#domain';
import { problemMessage } from '#i18n';
import { TriangleAlert } from 'lucide-react';
import { useTranslator } from '../useTranslator';

interface ArchiveProblemProps {
  readonly problem: Problem;
  readonly onRetry?: () => void;
}

/** What went wrong with the archive, beside where it did, and the way to try once more. */
export function ArchiveProblem({ problem, onRetry }: ArchiveProblemProps) {
  const t = useTranslator();
  return (
    <div className="archive-problem" role="alert">
      <TriangleAlert size={16} aria-hidden="true" />
      <p>{problemMessage(t, problem)}</p>
      {onRetry && (
        <button type="button" className="button" onClick={onRetry}>
          {t('archive.retry')}
        </button>
      )}
    </div>
  );
}
