import { useId } from 'react';

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value | null;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  /** Words for "not given"; without them a choice must be made. */
  readonly noneLabel?: string;
  readonly onChange: (value: Value | null) => void;
}

/** A labelled select over known values. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <select
        id={id}
        className="input"
        value={props.value ?? ''}
        onChange={(event) => {
          const chosen = props.choices.find(({ value }) => value === event.target.value);
          props.onChange(chosen?.value ?? null);
        }}
      >
        {props.noneLabel !== undefined && <option value="">{props.noneLabel}</option>}
        {props.choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
