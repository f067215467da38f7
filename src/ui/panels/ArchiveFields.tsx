import { useId } from 'react';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly note?: string;
  readonly isSecret?: boolean;
  readonly type?: 'text' | 'date';
}

/** A labelled line of text, a date, or something that is not to be read over a shoulder. */
export function TextField({ label, value, onChange, note, isSecret, type }: TextFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        type={isSecret ? 'password' : (type ?? 'text')}
        value={value}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
        onChange={(event) => onChange(event.target.value)}
      />
      {note !== undefined && (
        <small className="quiet" id={`${id}-note`}>
          {note}
        </small>
      )}
    </div>
  );
}
