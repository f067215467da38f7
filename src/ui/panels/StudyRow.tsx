import { openFromWorklist } from '#actions';
import { aiStateOf, type WorklistRow } from '#domain';
import { formatAgeAndSex, formatDate } from '#i18n';
import { useSettingsStore } from '#state';
import { Trash2 } from 'lucide-react';
import { memo } from 'react';
import { namePatient } from '../namePatient';
import { describeState } from '../readingSummary';
import { useTranslator } from '../useTranslator';
import { IconButton } from '../widgets/IconButton';

interface StudyRowProps {
  readonly row: WorklistRow;
  readonly index: number;
  readonly isActive: boolean;
  readonly onForget: (row: WorklistRow) => void;
}

/** One study. The whole row opens by mouse; by keyboard the table does it for the row in hand. */
export const StudyRow = memo(function StudyRow({ row, index, isActive, onForget }: StudyRowProps) {
  const t = useTranslator();
  const isAiListed = useSettingsStore(({ wayOfWorking }) => wayOfWorking === 'concurrent');
  const patient = namePatient(t, row);
  const open = () => void openFromWorklist(row.StudyInstanceUID);
  const description = row.description.trim();
  return (
    <tr
      id={`study-${index}`}
      data-study={row.StudyInstanceUID}
      className={isActive ? 'is-active' : undefined}
      aria-rowindex={index + 2}
      aria-selected={isActive}
      onClick={open}
    >
      <td title={patient}>
        <button
          type="button"
          className="study-open"
          tabIndex={-1}
          aria-label={t('worklist.openStudy', { patient })}
          onClick={(event) => {
            event.stopPropagation();
            open();
          }}
        >
          {patient}
        </button>
      </td>
      <td title={row.patient.PatientID}>{row.patient.PatientID}</td>
      <td>{formatAgeAndSex(row.patient)}</td>
      <td>{formatDate(row.StudyDate)}</td>
      <td>{row.modalities.join(' ')}</td>
      <td title={description}>{description}</td>
      <td className="is-number">{row.imageCount}</td>
      <td>
        {isAiListed ? (
          <span className="state" data-state={aiStateOf(row.reading)}>
            {describeState(t, row.reading)}
          </span>
        ) : (
          <span className="state" data-state="hidden">
            {t('ai.state.hidden')}
          </span>
        )}
      </td>
      <td>
        <span className="state" data-state={row.report}>
          {t(`report.state.${row.report}`)}
        </span>
      </td>
      <td>
        <IconButton
          icon={Trash2}
          tabIndex={isActive ? 0 : -1}
          label={t('worklist.forgetStudy', { patient })}
          onClick={(event) => {
            event.stopPropagation();
            onForget(row);
          }}
        />
      </td>
    </tr>
  );
});
