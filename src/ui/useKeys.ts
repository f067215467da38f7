import { useEffect, useRef } from 'react';
import { commandIds, defaultKeys, keyOf, type CommandId } from './keys';

export type Commands = Readonly<Partial<Record<CommandId, () => void>>>;

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
export function useKeys(commands: Commands, hold?: Hold): void {
  const latest = useRef({ commands, hold });
  useEffect(() => {
    latest.current = { commands, hold };
  });

  useEffect(() => {
    let heldSince: number | null = null;
    const down = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isTaken(event)) return;
      const name = keyOf(event);
      const command = commandIds.find((id) => defaultKeys[id].includes(name));
      if (command === undefined) return;
      const now = latest.current;
      const run = now.commands[command];
      if (!run) return;
      event.preventDefault();
      if (command === now.hold?.command) {
        if (!event.repeat && heldSince === null) {
          heldSince = event.timeStamp;
          now.hold.onHold(true);
        }
        return;
      }
      run();
    };
    const up = (event: KeyboardEvent) => {
      const { hold: held, commands: now } = latest.current;
      if (!held || heldSince === null || !defaultKeys[held.command].includes(keyOf(event))) return;
      const wasShort = event.timeStamp - heldSince < holdMs;
      heldSince = null;
      held.onHold(false);
      if (wasShort) now[held.command]?.();
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
