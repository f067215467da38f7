import { measureRatio, startMeasuring } from '#actions';
import { measurementKinds, type MeasurementKind } from '#domain';
import { useViewerStore } from '#state';
import type { ViewportHandle } from '#viewer';
import { PencilRuler } from 'lucide-react';
import type { RefObject } from 'react';
import { measuredKindOf } from '../editMode';
import type { CommandId } from '../commands/commandTable';
import { useKeyWords } from '../commands/useBindings';
import { useTranslator } from '../useTranslator';
import { ActionMenu } from '../widgets/ActionMenu';

/** What can be measured. */
export function MeasureMenu(props: { readonly viewport: RefObject<ViewportHandle | null> }) {
  const t = useTranslator();
  const keys = useKeyWords();
  const kind = useViewerStore((state) => measuredKindOf(state.regionTool));
  return (
    <ActionMenu
      className={kind === null ? 'is-plain is-icon' : 'is-plain is-icon is-on'}
      label={t('measure.menu')}
      items={measurementKinds.map((id) => ({
        id,
        label: [t(`measure.kind.${id}`), inBrackets(keys.shown(commandOf[id]))].join(' ').trim(),
      }))}
      onAction={(id) => {
        beginMeasuring(id);
        // The menu gives the focus back to its button first; Enter and Esc belong to the image now.
        setTimeout(() => props.viewport.current?.focus());
      }}
    >
      <PencilRuler size={16} aria-hidden="true" />
    </ActionMenu>
  );
}

/** The model is asked first for what it can propose. */
function beginMeasuring(kind: MeasurementKind): void {
  if (kind === 'cardiothoracic-ratio') void measureRatio();
  else startMeasuring(kind);
}

const inBrackets = (key: string) => (key === '' ? '' : `(${key})`);

const commandOf: Readonly<Record<MeasurementKind, CommandId>> = {
  length: 'measureLength',
  angle: 'measureAngle',
  cobb: 'measureCobb',
  ellipse: 'measureEllipse',
  rectangle: 'measureRectangle',
  probe: 'measureProbe',
  arrow: 'measureArrow',
  'cardiothoracic-ratio': 'measureRatio',
};
