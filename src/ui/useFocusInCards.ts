import { useLayoutEffect, useRef, type FocusEvent } from 'react';

/** What had the focus, of which finding, and how far down the list. */
interface Place {
  readonly element: Element;
  readonly trackingUID: string | null;
  readonly index: number;
}

/**
 * Buttons go away with what is decided, and cards with what is undone; the browser then forgets where the keyboard was. The
 * focus goes on to the finding's card or editor, to the card in its place, or to the list's title. To be spread on the list,
 * each item of which has `data-tracking-uid`, empty while it has none.
 */
export function useFocusInCards() {
  const list = useRef<HTMLUListElement>(null);
  const last = useRef<Place | null>(null);
  useLayoutEffect(() => {
    const { current: place } = last;
    if (!place || place.element.isConnected || document.activeElement !== document.body) return;
    const items = [...(list.current?.children ?? [])] as HTMLElement[];
    const item =
      items.find(({ dataset }) => dataset['trackingUid'] === place.trackingUID) ??
      items[Math.min(place.index, items.length - 1)];
    const target =
      item?.querySelector<HTMLElement>('form, .card-name') ??
      document.getElementById('findings-title');
    target?.focus({ preventScroll: true });
  });
  return {
    ref: list,
    onFocus: ({ target }: FocusEvent) => {
      const item = target.closest<HTMLElement>('li');
      // After a press of the mouse, keys are the image's.
      if (!item || !target.matches(':focus-visible')) {
        last.current = null;
        return;
      }
      const index = [...(list.current?.children ?? [])].indexOf(item);
      last.current = { element: target, trackingUID: item.dataset['trackingUid'] ?? null, index };
    },
  };
}
