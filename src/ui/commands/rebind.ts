import { bindKeys, findConflicts, type Bindings, type ChosenKeys } from './bindings';
import { commandIds, commands, type CommandId } from './commandTable';
import { refuseKey } from './reservedKeys';

/** What giving a key to a command would change. */
export interface Rebinding {
  readonly command: CommandId;
  readonly key: string;
  /** Commands that have the key now, and which they would have instead; null: none. */
  readonly losing: readonly { readonly command: CommandId; readonly instead: string | null }[];
  /** The reader's choice after it. */
  readonly chosen: ChosenKeys;
}

/** Gives a key to a command alone; whoever had it gets the command's own in its place, if that is free there. */
export function planRebinding(chosen: ChosenKeys, command: CommandId, key: string): Rebinding {
  const before = bindKeys(chosen);
  const own = before[command].find((each) => each !== key) ?? null;
  let next: ChosenKeys = withKeys(chosen, command, [key]);
  const losing = findConflicts(before, command, key).map((other) => {
    const rest = before[other].filter((each) => each !== key);
    next = withKeys(next, other, rest);
    const instead = own !== null && isFreeFor(bindKeys(next), other, own) ? own : null;
    if (instead !== null) next = withKeys(next, other, [instead, ...rest]);
    return { command: other, instead };
  });
  return { command, key, losing, chosen: next };
}

const isFreeFor = (bindings: Bindings, command: CommandId, key: string) =>
  refuseKey(key) === null && findConflicts(bindings, command, key).length === 0;

/** Without a key of its own, the command is reached by the palette. */
export function takeKeys(chosen: ChosenKeys, command: CommandId): ChosenKeys {
  return withKeys(chosen, command, []);
}

/** The command's own keys again; as with any other key, whoever has them gives them up. */
export function planReset(chosen: ChosenKeys, command: CommandId): Rebinding {
  const { keys } = commands[command];
  const [key = ''] = keys;
  const plan = planRebinding(chosen, command, key);
  return { ...plan, chosen: withKeys(plan.chosen, command, keys) };
}

/** Only what differs from the table is kept, so that a later table's changes arrive. */
function withKeys(chosen: ChosenKeys, command: CommandId, keys: readonly string[]): ChosenKeys {
  const { [command]: _, ...others } = chosen;
  const isAsInTable = keys.join(' ') === commands[command].keys.join(' ');
  return isAsInTable ? others : { ...others, [command]: keys };
}

/** Commands whose keys are not those of the table. */
export function changedCommands(chosen: ChosenKeys): readonly CommandId[] {
  const now = bindKeys(chosen);
  return commandIds.filter((id) => now[id].join(' ') !== commands[id].keys.join(' '));
}
