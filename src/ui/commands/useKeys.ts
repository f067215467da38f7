import { useEffect, useRef } from 'react';
import { commandOf } from './bindings';
import { heldCommands, type CommandOf, type CommandPlace } from './commandTable';
import { keyNamesOf } from './keyNames';
import { useBindings } from './useBindings';

/** The command at hand does this; the key is then spent. */
export type RunCommand<Place extends CommandPlace> = (
  command: CommandOf<Place | 'everywhere'>,
) => void;

/** Held longer than this, a key peeks; shorter, it toggles. */
const holdMs = 300;

interface Hold<Place extends CommandPlace> {
  readonly command: CommandOf<Place | 'everywhere'>;
  /** True as the key goes down, false as it comes up. */
  readonly onHold: (isDown: boolean) => void;
}

/**
 * Runs a screen's commands by key wherever the focus is, except that single keys rest in text fields, and
 * keys that a focused control needs for itself stay with it. `hold` makes one command work while held as well.
 */
export function useKeys<Place extends 'reading' | 'worklist'>(
  place: Place,
  run: RunCommand<Place>,
  hold?: Hold<Place>,
): void {
  const bindings = useBindings();
  const latest = useRef({ run, hold, bindings });
  useEffect(() => {
    latest.current = { run, hold, bindings };
  });

  useEffect(() => {
    /** The key that is held: letting go of Shift first would give it another name. */
    let held: { readonly code: string; readonly since: number } | null = null;
    const down = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTaken(event)) return;
      const { run: runNow, hold: holding, bindings: now } = latest.current;
      const command = commandOf<Place | 'everywhere'>(now, keyNamesOf(event), place, 'everywhere');
      if (command === null) return;
      event.preventDefault();
      if (event.repeat && !heldCommands.has(command)) return;
      if (command !== holding?.command) {
        runNow(command);
        return;
      }
      if (held !== null) return;
      held = { code: event.code, since: event.timeStamp };
      holding.onHold(true);
    };
    const up = (event: KeyboardEvent) => {
      const { hold: holding, run: runNow } = latest.current;
      if (!holding || held === null || event.code !== held.code) return;
      const wasShort = event.timeStamp - held.since < holdMs;
      held = null;
      holding.onHold(false);
      if (wasShort) runNow(holding.command);
    };
    const leave = () => {
      if (held === null) return;
      held = null;
      latest.current.hold?.onHold(false);
    };
    window.addEventListener('keydown', down);
    window.addEventListener('keyup', up);
    window.addEventListener('blur', leave);
    return () => {
      window.removeEventListener('keydown', down);
      window.removeEventListener('keyup', up);
      window.removeEventListener('blur', leave);
    };
  }, [place]);
}

/** What a text field does with Ctrl and one of these is its own affair. */
const editingKeys = /^([acvxyz]|Arrow.+|Home|End|Backspace|Delete)$/i;

/** True where the focused element needs this key: typing, pressing a button, moving in a list. */
function isTaken(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('[role="dialog"], [role="alertdialog"], [role="menu"]')) return true;
  const hasModifier = event.ctrlKey || event.metaKey;
  const isFunctionKey = /^F\d+$/.test(event.key);
  if (target.closest('input:not([type="checkbox"], [type="range"]), textarea, select')) {
    if (isFunctionKey || event.key === 'Escape') return false;
    return !hasModifier || editingKeys.test(event.key);
  }
  if (target.closest('button, a, summary, [role="button"], [type="checkbox"]')) {
    return !hasModifier && (event.key === ' ' || event.key === 'Enter');
  }
  if (target.closest('[role="separator"], [type="range"]')) {
    return event.key.startsWith('Arrow') || event.key === 'Home' || event.key === 'End';
  }
  return false;
}
