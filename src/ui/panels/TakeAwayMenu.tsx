import * as actions from '#actions';
import { reportLanguages } from '#domain';
import { useReviewStore, useSettingsStore } from '#state';
import { Download } from 'lucide-react';
import { useIsSigned } from '../useIsSigned';
import { useIsAiRevealed } from '../useIsAiRevealed';
import { printOpenReport } from '../print/printOpenReport';
import { useTranslator } from '../useTranslator';
import { ActionMenu } from '../widgets/ActionMenu';

/** Everything that can be taken away: text in each language, regions, the review. */
export function TakeAwayMenu() {
  const t = useTranslator();
  const hasModel = useReviewStore((state) => (state.presented?.review.findings.length ?? 0) > 0);
  // What is not signed is nobody else's to read.
  const isSigned = useIsSigned();
  const isRevealed = useIsAiRevealed();
  const hasArchive = useSettingsStore(({ archive }) => archive !== null);
  const texts = reportLanguages.flatMap((language) => [
    {
      id: `copy-${language}`,
      label: t('report.copy', { language: t(`language.${language}`) }),
      run: () => actions.copyReportText(language),
    },
    {
      id: `download-${language}`,
      label: t('report.download', { language: t(`language.${language}`) }),
      run: () => actions.downloadReportText(language),
    },
  ]);
  const objects = [
    {
      id: 'segmentation-final',
      label: t('report.segmentationFinal'),
      run: () => actions.downloadSegmentation('final'),
    },
    {
      id: 'structured-report-final',
      label: t('report.structuredReportFinal'),
      run: () => actions.downloadStructuredReport('final'),
    },
    { id: 'fhir', label: t('report.fhir'), run: actions.downloadFhir },
    { id: 'json', label: t('report.json'), run: actions.downloadReviewJson },
  ];
  const model = [
    {
      id: 'segmentation-model',
      label: t('report.segmentationModel'),
      run: () => actions.downloadSegmentation('model'),
    },
    {
      id: 'structured-report-model',
      label: t('report.structuredReportModel'),
      run: () => actions.downloadStructuredReport('model'),
    },
  ];
  const store = { id: 'store', label: t('archive.store'), run: actions.storeReview };
  const items = [
    { id: 'print', label: t('print.menu'), run: printOpenReport },
    ...texts,
    ...(hasModel && isRevealed ? model : []),
    ...objects,
    ...(hasArchive && isSigned ? [store] : []),
  ];
  return (
    <ActionMenu
      label={t('report.export')}
      items={items}
      onAction={(id) => void items.find((item) => item.id === id)?.run()}
    >
      <Download size={14} aria-hidden="true" />
      {t('report.export')}
    </ActionMenu>
  );
}
