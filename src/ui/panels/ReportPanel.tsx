import { setReportLanguage } from '#actions';
import { noContext, ownTextIn, reportLanguages, type ReportSection } from '#domain';
import { useViewerStore, type PresentedReview } from '#state';
import { memo } from 'react';
import { useKeyWords } from '../commands/useBindings';
import { useShownReview } from '../useShownReview';
import { useBrowserPrint } from '../print/useBrowserPrint';
import { useTranslator } from '../useTranslator';
import { Segments } from '../widgets/Segments';
import { ClinicalContextView } from './ClinicalContextView';
import { ReportChecks } from './ReportChecks';
import { ReportSectionView } from './ReportSectionView';
import { SignBar } from './SignBar';
import { SignedReport } from './SignedReport';
import { TakeAwayMenu } from './TakeAwayMenu';

/** The report as it stands, in the report's own language, until it is signed and after. */
export function ReportPanel() {
  const presented = useShownReview();
  return presented && <ShownReport presented={presented} />;
}

const ShownReport = memo(function ShownReport({ presented }: { presented: PresentedReview }) {
  const t = useTranslator();
  const keys = useKeyWords();
  useBrowserPrint();
  const isAiVisible = useViewerStore((state) => state.isAiVisible);
  const { review, report, issues } = presented;
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
            {!isAiVisible && (
              <p className="quiet">{t('report.hidden', { key: keys.said('toggleAi') })}</p>
            )}
            <ClinicalContextView context={review.context ?? noContext} language={report.language} />
            {report.sections.map((section) =>
              section.id === 'context' ? null : (
                <ReportSectionView
                  key={`${section.id} ${report.language}`}
                  id={section.id}
                  section={isAiVisible ? section : withoutAi(section)}
                  language={report.language}
                  ownText={ownTextIn(review, report.language)[section.id]}
                />
              ),
            )}
            {isAiVisible && <ReportChecks issues={issues} />}
          </>
        ) : (
          <SignedReport signature={review.signature} addenda={review.addenda} />
        )}
      </div>
      {!isSigned && <SignBar />}
    </section>
  );
});

const withoutAi = (section: ReportSection): ReportSection => ({
  ...section,
  sentences: section.sentences.filter(({ source }) => source !== 'ai'),
});
