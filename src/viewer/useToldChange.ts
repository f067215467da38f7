import { useCallback } from 'react';
import type { ChangeStage } from './gestures';

/** A change of how the image is shown, and word of it to those who follow. */
export function useToldChange(change: ChangeStage, onChange?: () => void): ChangeStage {
  return useCallback(
    (update) => {
      change(update);
      onChange?.();
    },
    [change, onChange],
  );
}
