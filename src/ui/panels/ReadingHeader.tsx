import { closeStudy } from '#actions';
import type { Study } from '#domain';
import { formatAgeAndSex, formatDate } from '#i18n';
import { useReadingStore, useSessionStore, useSettingsStore } from '#state';
import { ChevronLeft } from 'lucide-react';
import type { OverlayId } from '../App';
import { namePatient } from '../namePatient';
import { describeState } from '../readingSummary';
import { useIsAiRevealed } from '../useIsAiRevealed';
import { useTranslator } from '../useTranslator';
import { HeaderTools } from './HeaderTools';

interface ReadingHeaderProps {
  readonly study: Study;
  readonly onOverlay: (id: OverlayId) => void;
}

/** Whose images these are, what the AI did, and the way back. */
export function ReadingHeader({ study, onOverlay }: ReadingHeaderProps) {
  const t = useTranslator();
  const isShadow = useSettingsStore((settings) => settings.wayOfWorking === 'shadow');
  const modality = study.series[0]?.Modality ?? '';
  const description = study.StudyDescription || (study.series[0]?.SeriesDescription ?? '');
  // Many sites begin the description with it.
  const isSaid = description.split(/[^\p{L}\d]+/u).includes(modality);
  const line = [
    formatAgeAndSex(study.patient),
    (isSaid ? description : `${modality} ${description}`).trim(),
    formatDate(study.StudyDate),
    study.patient.PatientID,
  ].filter((part) => part !== '');
  return (
    <header className="bar">
      <button type="button" className="button is-plain" onClick={closeStudy}>
        <ChevronLeft size={16} aria-hidden="true" />
        {t('reading.back')}
      </button>
      <h1 className="patient-line">
        {namePatient(t, study)} <span className="quiet">{line.join(' · ')}</span>
      </h1>
      <div className="bar-end">
        {!isShadow && <AiState />}
        <HeaderTools onOverlay={onOverlay} />
      </div>
    </header>
  );
}

/** Of the image in the active viewport. */
function AiState() {
  const t = useTranslator();
  const imageId = useSessionStore((session) => session.imageId);
  const reading = useReadingStore((state) => state.readings[imageId ?? '']);
  const isRevealed = useIsAiRevealed(imageId);
  return (
    <span className="ai-state" data-state={isRevealed ? (reading?.status ?? 'not-run') : 'hidden'}>
      AI: {isRevealed ? describeState(t, reading) : t('ai.state.hidden')}
    </span>
  );
}
