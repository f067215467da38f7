import * as actions from '#actions';
import type { Measurement } from '#domain';
import { useMeasurementStore } from '#state';
import { Check, FileInput, Move, Pencil, Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { describeMeasured, explainMeasured, nameMeasurement } from '../describeMeasurement';
import { useKeyWords } from '../commands/useBindings';
import { useIsSigned } from '../useIsSigned';
import { usePlaceOfMeasurement } from '../usePlaceOfMeasurement';
import { useTranslator } from '../useTranslator';
import { IconButton } from '../widgets/IconButton';

/** One measurement: its name shows it on the image; once selected it can be renamed, corrected and deleted. */
export function MeasurementRow({ measurement }: { readonly measurement: Measurement }) {
  const t = useTranslator();
  const keys = useKeyWords();
  const { trackingUID, proposal } = measurement;
  const isSelected = useMeasurementStore((state) => state.selectedUID === trackingUID);
  const isNaming = useMeasurementStore((state) => state.namingUID === trackingUID);
  const isSigned = useIsSigned();
  const place = usePlaceOfMeasurement(measurement);
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isSelected) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);

  const name = nameMeasurement(t, measurement);
  // What only the model says is no word of the reader's.
  const canReport =
    !isSigned && measurement.shape.kind !== 'arrow' && proposal?.isChecked !== false;
  const [value, ...more] = describeMeasured(t, measurement);
  const notes = [...more, ...explainMeasured(t, measurement), place ?? t('measure.elsewhere')];
  return (
    <li
      ref={row}
      className="measurement"
      data-kind={measurement.shape.kind}
      data-selected={isSelected}
    >
      <div className="measurement-head">
        {isNaming ? (
          <NameField measurement={measurement} name={name} />
        ) : (
          <button
            type="button"
            className="card-name"
            aria-pressed={isSelected}
            onClick={() => void actions.showMeasurement(trackingUID)}
          >
            {name}
          </button>
        )}
        <span className="card-number">{value}</span>
      </div>
      <p className="quiet card-small">{notes.filter((note) => note !== '').join(' · ')}</p>
      {isSelected && !isNaming && (
        <div className="measurement-tools">
          {proposal?.isChecked === false && (
            <IconButton
              icon={Check}
              label={t('measure.confirm', { name })}
              onClick={() => actions.confirmMeasurement(trackingUID)}
            />
          )}
          {canReport && (
            <IconButton
              icon={FileInput}
              label={t('measure.report', { name })}
              onClick={() => void actions.reportMeasurement(trackingUID)}
            />
          )}
          {place !== null && (
            <IconButton
              icon={Move}
              label={t('measure.points', { name })}
              onClick={() => void actions.showMeasurement(trackingUID).then(focusHandle)}
            />
          )}
          <IconButton
            icon={Pencil}
            label={t('measure.rename', { name })}
            onClick={() => actions.startNaming(trackingUID)}
          />
          <IconButton
            icon={Trash2}
            label={t('measure.delete', { name })}
            hint={keys.shown('deleteMeasurement')}
            onClick={() => {
              focusNeighbour(row.current);
              actions.deleteMeasurement(trackingUID);
            }}
          />
        </div>
      )}
    </li>
  );

  function focusHandle(): void {
    requestAnimationFrame(() => {
      document.querySelector<SVGElement>(`[data-handle-of="${trackingUID}"]`)?.focus();
    });
  }
}

/** Enter or leaving the field keeps the name, Esc does not. */
function NameField(props: { readonly measurement: Measurement; readonly name: string }) {
  const t = useTranslator();
  const { trackingUID, shape, name } = props.measurement;
  const field = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  useEffect(() => {
    field.current?.select();
  }, []);
  const finish = (text: string | null) => {
    if (isDone.current) return;
    isDone.current = true;
    if (text === null) actions.startNaming(null);
    else actions.renameMeasurement(trackingUID, text);
  };
  return (
    <input
      ref={field}
      className="input"
      type="text"
      defaultValue={name}
      placeholder={props.name}
      aria-label={t(shape.kind === 'arrow' ? 'measure.arrowField' : 'measure.nameField', {
        name: props.name,
      })}
      onBlur={(event) => finish(event.target.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        event.preventDefault();
        const head = event.currentTarget.closest('li');
        finish(event.key === 'Enter' ? event.currentTarget.value : null);
        requestAnimationFrame(() => head?.querySelector('button')?.focus());
      }}
    />
  );
}

/** The row goes away with its buttons: the focus goes to the one beside it, or to the list's title. */
function focusNeighbour(row: HTMLElement | null): void {
  const beside = row?.nextElementSibling ?? row?.previousElementSibling;
  const target =
    beside?.querySelector('button') ?? row?.closest('details')?.querySelector('summary');
  target?.focus();
}
