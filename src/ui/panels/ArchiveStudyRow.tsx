import { listArchivedSeries, type ArchiveSelection } from '#actions';
import { formatPatientName, type ArchivedStudy } from '#domain';
import { formatAgeAndSex, formatDate } from '#i18n';
import { useArchiveStore, useWorklistStore } from '#state';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslator } from '../useTranslator';
import { IconButton } from '../widgets/IconButton';
import { ArchiveProblem } from './ArchiveProblem';

interface ArchiveStudyRowProps {
  readonly study: ArchivedStudy;
  readonly isSelected: boolean;
  readonly isBusy: boolean;
  readonly onToggle: () => void;
  readonly onOpen: (selected: readonly ArchiveSelection[]) => void;
}

/** A study in the archive: its name opens it, its box selects it, its arrow shows its series. */
export function ArchiveStudyRow(props: ArchiveStudyRowProps) {
  const { study, isSelected, isBusy, onToggle, onOpen } = props;
  const t = useTranslator();
  const [isUnfolded, setIsUnfolded] = useState(false);
  const isOnDevice = useWorklistStore(({ studies }) =>
    studies.some((each) => each.StudyInstanceUID === study.StudyInstanceUID),
  );
  const patient =
    formatPatientName(study.patient.PatientName, t.locale) ||
    study.patient.PatientID ||
    t('worklist.noName');
  const date = formatDate(study.StudyDate);
  return (
    <>
      <tr aria-selected={isSelected} onClick={onToggle}>
        {/* The row selects by mouse; what is inside acts for itself. */}
        <td className="archive-tools" onClick={(event) => event.stopPropagation()}>
          <input
            type="checkbox"
            checked={isSelected}
            aria-label={t('archive.select', { patient, date })}
            onChange={onToggle}
          />
          <IconButton
            icon={isUnfolded ? ChevronDown : ChevronRight}
            label={t('archive.showSeries', { patient, date })}
            aria-expanded={isUnfolded}
            onClick={() => {
              setIsUnfolded(!isUnfolded);
              if (!isUnfolded) void listArchivedSeries(study.StudyInstanceUID);
            }}
          />
        </td>
        <td>
          <button
            type="button"
            className="study-open"
            aria-label={t('worklist.openStudy', { patient })}
            disabled={isBusy}
            onClick={(event) => {
              event.stopPropagation();
              onOpen([{ study }]);
            }}
          >
            {patient}
          </button>{' '}
          <span className="quiet">{study.patient.PatientID}</span>
          {isOnDevice && <span className="archive-here">{t('archive.onDevice')}</span>}
        </td>
        <td>{formatAgeAndSex(study.patient)}</td>
        <td>{date}</td>
        <td>{study.ModalitiesInStudy.join(' ')}</td>
        <td>{study.StudyDescription}</td>
        <td>{study.AccessionNumber}</td>
        <td>{study.NumberOfStudyRelatedInstances}</td>
      </tr>
      {isUnfolded && (
        <tr className="archive-series">
          <td />
          <td colSpan={7}>
            <SeriesList study={study} isBusy={isBusy} onOpen={onOpen} />
          </td>
        </tr>
      )}
    </>
  );
}

type SeriesListProps = Pick<ArchiveStudyRowProps, 'study' | 'isBusy' | 'onOpen'>;

function SeriesList({ study, isBusy, onOpen }: SeriesListProps) {
  const t = useTranslator();
  const state = useArchiveStore(({ series }) => series[study.StudyInstanceUID]);
  if (state?.status === 'failed') {
    const retry = () => void listArchivedSeries(study.StudyInstanceUID);
    return <ArchiveProblem problem={state.problem} onRetry={retry} />;
  }
  if (state?.status !== 'done') return <p className="quiet">{t('app.loading')}</p>;
  return (
    <ul>
      {state.series.map((series) => {
        const words = [series.SeriesNumber, series.Modality, series.SeriesDescription];
        const name = words.filter((word) => word !== null && word !== '').join(' · ');
        return (
          <li key={series.SeriesInstanceUID}>
            <button
              type="button"
              className="study-open"
              aria-label={t('archive.openSeries', { series: name })}
              disabled={isBusy}
              onClick={() => onOpen([{ study, series }])}
            >
              {name}
            </button>
            <span className="quiet">{series.NumberOfSeriesRelatedInstances}</span>
          </li>
        );
      })}
    </ul>
  );
}
