import { dismissNotice } from '#actions';
import { problemMessage, type Translator } from '#i18n';
import { useNoticeStore, type Notice } from '#state';
import { Check, TriangleAlert, X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslator } from '../useTranslator';
import { IconButton } from '../widgets/IconButton';

/** The one place where problems and short confirmations are shown. */
export function Notices() {
  const t = useTranslator();
  const notices = useNoticeStore((state) => state.notices);
  return (
    <section className="notices" aria-label={t('notice.region')} aria-live="polite">
      {notices.map((notice) => (
        <NoticeLine key={notice.id} notice={notice} t={t} />
      ))}
    </section>
  );
}

function NoticeLine({ notice, t }: { readonly notice: Notice; readonly t: Translator }) {
  const isProblem = notice.content.kind === 'problem';
  useEffect(() => {
    // A confirmation goes by itself; a problem stays until it has been read.
    if (isProblem) return;
    const timer = setTimeout(() => dismissNotice(notice.id), 5000);
    return () => clearTimeout(timer);
  }, [isProblem, notice.id]);
  const Icon = isProblem ? TriangleAlert : Check;
  return (
    <div className={isProblem ? 'notice is-problem' : 'notice'}>
      <Icon size={16} aria-hidden="true" />
      <p>{wordsOf(notice, t)}</p>
      <IconButton icon={X} label={t('notice.dismiss')} onClick={() => dismissNotice(notice.id)} />
    </div>
  );
}

function wordsOf({ content }: Notice, t: Translator): string {
  switch (content.kind) {
    case 'problem': {
      const words = problemMessage(t, content.problem);
      return words.charAt(0).toUpperCase() + words.slice(1);
    }
    case 'copied':
      return t('notice.copied');
    case 'signed':
      return t('notice.signed');
    case 'no-next-study':
      return content.filteredAway === 0
        ? t('notice.nextStudy')
        : t('notice.nextStudyFiltered', { count: content.filteredAway });
    case 'no-ratio':
      return t('measure.noRatio');
    case 'saved':
      return t('notice.saved', { file: content.file });
    case 'stored':
      return t('archive.stored', { count: content.count });
    case 'opening-stopped':
      return t('notice.openingStopped', { count: content.count });
    case 'already-open':
      return t('notice.alreadyOpen', { count: content.count });
    case 'directory':
      return content.missing === 0
        ? t('notice.directoryWhole', { file: content.file, count: content.listed })
        : t('notice.directoryMissing', {
            file: content.file,
            count: content.listed,
            missing: content.missing,
          });
    case 'backend-fell':
      return t('notice.backendFell', { reason: t(`backend.reason.${content.reason}`) });
  }
}
