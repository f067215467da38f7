import * as actions from '#actions';
import { reportLanguages } from '#domain';
import { useReviewStore, useSettingsStore } from '#state';
import { Download } from 'lucide-react';
import { useIsSigned } from '../useIsSigned';
import { useIsAiRevealed } from '../useIsAiRevealed';
import { printOpenReport } from '../print/printOpenReport';
import { useTranslator } from '../useTranslator';
import { ActionMenu } from '../widgets/ActionMenu';

/** Everything that can be taken away, by what it is for: words for people, regions and findings, records for other systems. */
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
  const decided = [
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
  const records = [
    { id: 'fhir', label: t('report.fhir'), run: actions.downloadFhir },
    { id: 'json', label: t('report.json'), run: actions.downloadReviewJson },
  ];
  const store = { id: 'store', label: t('archive.store'), run: actions.storeReview };
  const groups = [
    {
      heading: t('report.group.words'),
      items: [{ id: 'print', label: t('print.menu'), run: printOpenReport }, ...texts],
    },
    {
      heading: t('report.group.objects'),
      items: [...(hasModel && isRevealed ? model : []), ...decided],
    },
    { heading: t('report.group.records'), items: records },
    ...(hasArchive && isSigned ? [{ heading: t('report.group.archive'), items: [store] }] : []),
  ];
  const items = groups.flatMap((group) => group.items);
  return (
    <ActionMenu
      isLong
      label={t('report.export')}
      items={groups}
      onAction={(id) => void items.find((item) => item.id === id)?.run()}
    >
      <Download size={14} aria-hidden="true" />
      {t('report.export')}
    </ActionMenu>
  );
}
