import { setReportLanguage } from '#actions';
import { reportLanguages } from '#domain';
import { useReviewStore } from '#state';
import { useTranslator } from '../useTranslator';
import { Segments } from '../widgets/Segments';
import { ReportChecks } from './ReportChecks';
import { ReportSectionView } from './ReportSectionView';
import { SignBar } from './SignBar';
import { SignedReport } from './SignedReport';
import { TakeAwayMenu } from './TakeAwayMenu';

/** The report as it stands, in the report's own language, until it is signed and after. */
export function ReportPanel() {
  const t = useTranslator();
  const presented = useReviewStore((state) => state.presented);
  if (presented === null) return null;
  const { review, report } = presented;
  const isSigned = review.signature !== null;
  return (
    <section className="panel" aria-labelledby="report-title">
      <header className="panel-head">
        <h2 id="report-title">{t('report.title')}</h2>
        <div className="panel-tools">
          <Segments
            label={t('report.language')}
            value={review.language}
            isDisabled={isSigned}
            choices={reportLanguages.map((value) => ({
              value,
              label: t(`language.short.${value}`),
              lang: value,
            }))}
            onChange={(language) => void setReportLanguage(language)}
          />
          <TakeAwayMenu />
        </div>
      </header>
      <div className="panel-body report">
        {review.signature === null ? (
          <>
            {report.sections.map((section) => (
              <ReportSectionView
                key={`${section.id} ${report.language}`}
                section={section}
                language={report.language}
                ownText={review.ownText[report.language][section.id]}
              />
            ))}
            <ReportChecks />
          </>
        ) : (
          <SignedReport signature={review.signature} addenda={review.addenda} />
        )}
      </div>
      {!isSigned && <SignBar />}
    </section>
  );
}
