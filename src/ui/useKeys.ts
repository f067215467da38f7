import { useEffect, useRef } from 'react';
import { commandIds, defaultKeys, keyOf, type CommandId } from './keys';

/** Does what the command says; false if it has no meaning here, and the key keeps its own. */
export type RunCommand = (command: CommandId) => boolean;

/** Held longer than this, a key peeks; shorter, it toggles. */
const holdMs = 300;

interface Hold {
  readonly command: CommandId;
  /** True as the key goes down, false as it comes up. */
  readonly onHold: (isDown: boolean) => void;
}

/**
 * Runs commands by key wherever the focus is, except that single keys rest in text fields, and keys
 * that a focused control needs for itself stay with it. `hold` makes one command work while held as well.
 */
export function useKeys(run: RunCommand, hold?: Hold): void {
  const latest = useRef({ run, hold });
  useEffect(() => {
    latest.current = { run, hold };
  });

  useEffect(() => {
    let heldSince: number | null = null;
    const down = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isTaken(event)) return;
      const name = keyOf(event);
      const command = commandIds.find((id) => defaultKeys[id].includes(name));
      if (command === undefined) return;
      const { run: runNow, hold: held } = latest.current;
      if (command !== held?.command) {
        if (runNow(command)) event.preventDefault();
        return;
      }
      event.preventDefault();
      if (event.repeat || heldSince !== null) return;
      heldSince = event.timeStamp;
      held.onHold(true);
    };
    const up = (event: KeyboardEvent) => {
      const { hold: held, run: runNow } = latest.current;
      if (!held || heldSince === null || !defaultKeys[held.command].includes(keyOf(event))) return;
      const wasShort = event.timeStamp - heldSince < holdMs;
      heldSince = null;
      held.onHold(false);
      if (wasShort) runNow(held.command);
    };
    const leave = () => {
      if (heldSince === null) return;
      heldSince = null;
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
  }, []);
}

/** True where the focused element needs this key: typing, pressing a button, moving in a list. */
function isTaken(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('[role="dialog"], [role="alertdialog"], [role="menu"]')) return true;
  const hasModifier = event.ctrlKey || event.metaKey;
  const isFunctionKey = /^F\d+$/.test(event.key);
  if (target.closest('input:not([type="checkbox"], [type="range"]), textarea, select')) {
    // Ctrl+Z undoes typing here; signing and function keys work everywhere.
    return !(isFunctionKey || (hasModifier && event.key === 'Enter') || event.key === 'Escape');
  }
  if (target.closest('button, a, summary, [role="button"], [type="checkbox"]')) {
    return !hasModifier && (event.key === ' ' || event.key === 'Enter');
  }
  if (target.closest('[role="separator"], [type="range"]')) {
    return event.key.startsWith('Arrow') || event.key === 'Home' || event.key === 'End';
  }
  return false;
}
