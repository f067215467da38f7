import type { MeasuredShape, MeasurementKind } from '#domain';

/** A measurement as it is drawn. */
export interface MeasureItem {
  readonly trackingUID: string;
  readonly shape: MeasuredShape;
  /** For screen readers. */
  readonly name: string;
  /** The label, ready to show. */
  readonly lines: readonly string[];
  readonly isSelected: boolean;
  /** Of the model, and neither moved nor confirmed yet. */
  readonly isProposal: boolean;
}

/** What is measured in a viewport: items in, events out. */
export interface Measuring {
  readonly items: readonly MeasureItem[];
  /** What the next drawing is; null where none is in hand. */
  readonly tool: MeasurementKind | null;
  /** Names the layer for screen readers. */
  readonly label: string;
  /** The label of a shape that is being drawn or dragged. */
  readonly describe: (shape: MeasuredShape) => readonly string[];
  readonly nameHandle: (item: MeasureItem, handle: number, count: number) => string;
  readonly onDrawn: (shape: MeasuredShape) => void;
  /** After a drag, or `isNudge` after each press of an arrow key. */
  readonly onMoved: (trackingUID: string, shape: MeasuredShape, isNudge: boolean) => void;
  readonly onSelect: (trackingUID: string) => void;
}
