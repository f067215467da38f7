import { stepImage } from '#actions';
import { useTranslator } from '../useTranslator';

interface StackBarProps {
  readonly pane: number;
  /** Counted from 0. */
  readonly index: number;
  readonly count: number;
}

/** At the right edge of a viewport: where in its stack it is, and a handle to go elsewhere. */
export function StackBar({ pane, index, count }: StackBarProps) {
  const t = useTranslator();
  return (
    <input
      type="range"
      className="stack-bar"
      aria-label={t('viewer.stackBar')}
      aria-valuetext={t('viewer.position', { number: index + 1, count })}
      min={0}
      max={count - 1}
      step={1}
      value={index}
      onChange={(event) => stepImage(Number(event.target.value) - index, pane)}
    />
  );
}
