import { leaveWorklistAt } from '#actions';
import { useWorklistViewStore } from '#state';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

/** Of a row and of the table's head, in CSS pixels; as in worklist.css. */
export const rowHeight = 36;
const headHeight = 32;

/**
 * Which rows to draw. The list comes back scrolled as it was left, with the row in hand in sight and
 * the focus on `table`, so that a reader who returns from a study goes on where they were.
 */
export function useVirtualRows(
  count: number,
  active: number,
  table: RefObject<HTMLElement | null>,
) {
  const scroller = useRef<HTMLDivElement>(null);
  const scrollTop = useRef(useWorklistViewStore.getState().scrollTop);
  const start = useRef(active);
  // No compiler memoizes here; what the virtualizer gives is read anew in each rendering.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialOffset: scrollTop.current,
    scrollPaddingStart: headHeight,
  });

  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop = scrollTop.current;
    if (start.current < 0) return;
    virtualizer.scrollToIndex(start.current, { align: 'auto' });
    table.current?.focus({ preventScroll: true });
  }, [virtualizer, table]);
  useEffect(() => () => leaveWorklistAt(scrollTop.current), []);

  const drawn = virtualizer.getVirtualItems().map(({ index }) => index);
  return {
    scroller,
    onScroll: () => {
      scrollTop.current = scroller.current?.scrollTop ?? 0;
    },
    drawn,
    before: drawn[0] ?? 0,
    // Before the first measure nothing is drawn, and the list has its full height all the same.
    after: count - 1 - (drawn.at(-1) ?? -1),
    /** Rows that fit, less one to keep the thread. */
    pageSize: () =>
      Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / rowHeight) - 1),
    show: (index: number) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  };
}
