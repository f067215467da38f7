import type { Series } from '#domain';
import { GuideLayer } from '#viewer';
import { memo } from 'react';
import { useGuides } from '../useGuides';

interface PaneGuidesProps {
  readonly pane: number;
  readonly series: Series | null;
}

/** What ties a viewport to the others. It follows them by itself: where they are scrolled, nothing else here is drawn anew. */
export const PaneGuides = memo(function PaneGuides({ pane, series }: PaneGuidesProps) {
  const guides = useGuides(pane, series);
  return guides && <GuideLayer guides={guides} />;
});
