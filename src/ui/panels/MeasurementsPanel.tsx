import { useMeasurementStore } from '#state';
import { ChevronRight } from 'lucide-react';
import { useKeyWords } from '../commands/useBindings';
import { useTranslator } from '../useTranslator';
import { MeasurementRow } from './MeasurementRow';
import './measurements.css';

/** What was measured in the study, below the findings; nothing where nothing was. */
export function MeasurementsPanel() {
  const t = useTranslator();
  const keys = useKeyWords();
  const { measurements, isProposing } = useMeasurementStore();
  if (measurements.length === 0 && !isProposing) return null;
  return (
    <details className="measurements" open>
      <summary>
        <ChevronRight size={14} aria-hidden="true" />
        <h2>{t('measure.title')}</h2>
        <span className="count">{measurements.length}</span>
      </summary>
      <ul aria-label={t('measure.list')}>
        {measurements.map((measurement) => (
          <MeasurementRow key={measurement.trackingUID} measurement={measurement} />
        ))}
      </ul>
      {isProposing && (
        <p className="quiet" role="status">
          {t('measure.proposing', { cancel: keys.said('cancel') })}
        </p>
      )}
    </details>
  );
}
