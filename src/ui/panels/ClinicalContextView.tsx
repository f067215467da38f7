import { writeContext } from '#actions';
import type { ClinicalContext, Language } from '#domain';
import { contextPhrases, sectionTitle } from '#i18n';
import { useId } from 'react';
import { useTranslator } from '../useTranslator';
import { Choice } from '../widgets/Choice';
import { RewordButton } from './RewordButton';
import './context.css';

interface ClinicalContextViewProps {
  readonly context: ClinicalContext;
  /** Of the report. */
  readonly language: Language;
}

const sexes = ['M', 'F', 'O'] as const;
const crpUnits = ['mg/L', 'mg/dL'] as const;

/**
 * The report's first section: why the image was made and of whom, to be written by the reader. Folded to what
 * it says, so that findings and impression keep the room.
 */
export function ClinicalContextView({ context, language }: ClinicalContextViewProps) {
  const t = useTranslator();
  const title = sectionTitle(language, 'context');
  return (
    <details className="report-section context" aria-label={title}>
      <summary lang={language}>
        <h3>{title}</h3>
        <span className="context-said">{contextPhrases(language, context).join(' ')}</span>
      </summary>
      <label className="field">
        <span>{t('context.indication')}</span>
        <textarea
          className="input own-text"
          rows={1}
          placeholder={t('context.indicationHint')}
          value={context.indication}
          onChange={(event) => void writeContext({ indication: event.target.value })}
        />
      </label>
      <div className="context-fields">
        <NumberField
          label={t('context.age')}
          value={context.ageYears}
          limits={{ min: 0, max: 130, step: 1 }}
          onChange={(ageYears) => void writeContext({ ageYears })}
        />
        <Choice
          label={t('context.sex')}
          value={context.sex === '' ? null : context.sex}
          noneLabel={t('choice.none')}
          choices={sexes.map((value) => ({ value, label: t(`context.sex.${value}`) }))}
          onChange={(sex) => void writeContext({ sex: sex ?? '' })}
        />
        <NumberField
          label={t('context.crp')}
          value={context.crp}
          limits={{ min: 0, max: 1000, step: 0.01 }}
          onChange={(crp) => void writeContext({ crp })}
        />
        <Choice
          label={t('context.crpUnit')}
          value={context.crpUnit}
          choices={crpUnits.map((value) => ({ value, label: value }))}
          onChange={(crpUnit) => void writeContext({ crpUnit: crpUnit ?? 'mg/L' })}
        />
        <NumberField
          label={t('context.temperature')}
          value={context.temperatureCelsius}
          limits={{ min: 25, max: 45, step: 0.1 }}
          onChange={(temperatureCelsius) => void writeContext({ temperatureCelsius })}
        />
      </div>
      <p className="quiet card-small">{t('context.note')}</p>
      <RewordButton />
    </details>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: number | null;
  readonly limits: { readonly min: number; readonly max: number; readonly step: number };
  readonly onChange: (value: number | null) => void;
}

function NumberField({ label, value, limits, onChange }: NumberFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="number"
        className="input"
        {...limits}
        value={value ?? ''}
        onChange={({ target }) =>
          onChange(Number.isFinite(target.valueAsNumber) ? target.valueAsNumber : null)
        }
      />
    </div>
  );
}
