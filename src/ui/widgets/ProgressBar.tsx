interface ProgressBarProps {
  readonly label: string;
  /** 0..1; null while it is not known. */
  readonly value: number | null;
}

export function ProgressBar({ label, value }: ProgressBarProps) {
  const percent = value === null ? null : Math.round(Math.min(Math.max(value, 0), 1) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent ?? undefined}
      className={percent === null ? 'progress is-indeterminate' : 'progress'}
    >
      <span style={percent === null ? undefined : { width: `${percent}%` }} />
    </div>
  );
}
