import { addAddendum, writeAddendumDraft } from '#actions';
import type { Addendum, Signature } from '#domain';
import { formatMoment } from '#i18n';
import { useReviewStore } from '#state';
import { useTranslator } from '../useTranslator';
import { ReaderName } from './ReaderName';

interface SignedReportProps {
  readonly signature: Signature;
  readonly addenda: readonly Addendum[];
}

/** The signed words, frozen; later words are addenda below them. */
export function SignedReport({ signature, addenda }: SignedReportProps) {
  const t = useTranslator();
  const text = useReviewStore((state) => state.addendum);
  return (
    <>
      <p className="signed-by">
        {t('report.signed', { reader: signature.reader, at: formatMoment(signature.at) })}
      </p>
      <pre className="signed-text" lang={signature.language}>
        {signature.text}
      </pre>
      {addenda.map((addendum) => (
        <section key={addendum.at} className="addendum">
          <h3>
            {t('report.addendumBy', {
              reader: addendum.reader,
              at: formatMoment(addendum.at),
            })}
          </h3>
          <p>{addendum.text}</p>
        </section>
      ))}
      <form
        className="addendum-form"
        onSubmit={(event) => {
          event.preventDefault();
          void addAddendum(text).then((isDone) => {
            if (isDone) writeAddendumDraft('');
          });
        }}
      >
        <label className="field">
          <span>{t('report.addendumText')}</span>
          <textarea
            className="input"
            rows={2}
            value={text}
            onChange={(event) => writeAddendumDraft(event.target.value)}
          />
        </label>
        <div className="addendum-by">
          <ReaderName />
          <button type="submit" className="button" disabled={text.trim() === ''}>
            {t('report.addAddendum')}
          </button>
        </div>
      </form>
    </>
  );
}
