import { clsx } from 'clsx';
import type { Image } from '#domain';
import { findEdgeLetters } from './orientation';
import type { ViewportState } from './painter';
import type { CornerTexts } from './viewportProps';

interface ViewportTextsProps {
  readonly PatientOrientation: Image['PatientOrientation'];
  readonly state: ViewportState;
  readonly corners?: CornerTexts | undefined;
  /** CSS pixels per image column. */
  readonly scale: number;
  readonly describeState?: ((state: ViewportState, scale: number) => readonly string[]) | undefined;
}

const edges = ['left', 'right', 'top', 'bottom'] as const;

function Lines({ at, lines }: { readonly at: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <div className={clsx('viewport-corner', `is-${at}`)}>
      {lines.map((line, index) => (
        <div key={index}>{line}</div>
      ))}
    </div>
  );
}

/** Words over the image: sides of the patient, and corners. */
export function ViewportTexts(props: ViewportTextsProps) {
  const { state, corners, describeState } = props;
  const letters = findEdgeLetters(props.PatientOrientation, state);
  return (
    <>
      {letters &&
        edges.map((edge) => (
          <div key={edge} className={clsx('viewport-side', `is-${edge}`)} data-edge={edge}>
            {letters[edge]}
          </div>
        ))}
      <Lines at="top-left" lines={corners?.topLeft ?? []} />
      <Lines at="top-right" lines={corners?.topRight ?? []} />
      <Lines at="bottom-right" lines={describeState ? describeState(state, props.scale) : []} />
    </>
  );
}
