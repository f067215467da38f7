import { useEffect, useEffectEvent, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { Measuring } from './measuring';
import { placeInMiddle } from './placeInMiddle';
import type { MeasureStage } from './useMeasuring';

/** Enter, with a tool in hand, puts its measurement in the middle, and its first handle under the arrow keys. */
export function useMeasureKeys(
  rootRef: RefObject<HTMLElement | null>,
  measuring: Measuring | undefined,
  stage: MeasureStage | null,
): void {
  const place = useEffectEvent((event: KeyboardEvent) => {
    const root = rootRef.current;
    if (event.key !== 'Enter' || event.target !== root || !stage || !measuring?.tool) return;
    const { tool } = measuring;
    const shape = placeInMiddle(tool, stage.canvasFromImage, stage.canvas, stage.image);
    if (!shape) return;
    event.preventDefault();
    // Its handles have to be there to take the focus.
    flushSync(() => measuring.onDrawn(shape));
    // An arrow is asked for its text, which has the focus.
    if (tool !== 'arrow') root?.querySelector<SVGElement>('[data-handle-of]')?.focus();
  });

  useEffect(() => {
    const root = rootRef.current;
    const press = (event: KeyboardEvent) => place(event);
    root?.addEventListener('keydown', press);
    return () => root?.removeEventListener('keydown', press);
  }, [rootRef]);
}
