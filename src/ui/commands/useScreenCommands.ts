import { useImperativeHandle, type Ref } from 'react';
import { isCommandOf } from './bindings';
import { commandIds, type CommandId } from './commandTable';
import type { RunCommand } from './useKeys';

/** What the screen that is open can be commanded to do from outside: by the palette. */
export interface ScreenCommands {
  readonly ids: readonly CommandId[];
  readonly run: (command: CommandId) => void;
}

export function useScreenCommands<Place extends 'reading' | 'worklist'>(
  ref: Ref<ScreenCommands>,
  place: Place,
  run: RunCommand<Place>,
): void {
  useImperativeHandle(ref, () => {
    const isHere = isCommandOf<Place | 'everywhere'>(place, 'everywhere');
    return {
      ids: commandIds.filter(isHere),
      run: (command) => {
        if (isHere(command)) run(command);
      },
    };
  });
}
