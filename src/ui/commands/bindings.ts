import {
  commandIds,
  commands,
  doPlacesMeet,
  type CommandId,
  type CommandOf,
  type CommandPlace,
} from './commandTable';

/** The keys of every command, as they hold now. */
export type Bindings = Readonly<Record<CommandId, readonly string[]>>;
/** What a reader chose, by command; what is not in it has the keys of the table. */
export type ChosenKeys = Readonly<Record<string, readonly string[]>>;

/**
 * A reader's choice over the table. Where a later version gives a key to another command that meets it, the
 * choice stands; commands that are no more are left out.
 */
export function bindKeys(chosen: ChosenKeys): Bindings {
  const taken = commandIds.filter((id) => chosen[id] !== undefined);
  const isTaken = (id: CommandId, key: string) =>
    taken.some((other) => chosen[other]?.includes(key) === true && doMeet(id, other));
  return Object.fromEntries(
    commandIds.map((id) => [
      id,
      chosen[id] ?? commands[id].keys.filter((key) => !isTaken(id, key)),
    ]),
  ) as unknown as Bindings;
}

/** Tells the commands of these places from the others. */
export function isCommandOf<Place extends CommandPlace>(...places: readonly Place[]) {
  return (id: CommandId): id is CommandOf<Place> =>
    places.some((place) => place === commands[id].place);
}

/** The command that a press calls at one of these places, if any: of its names the first that is bound. */
export function commandOf<Place extends CommandPlace>(
  bindings: Bindings,
  names: readonly string[],
  ...places: readonly Place[]
): CommandOf<Place> | null {
  const here = commandIds.filter(isCommandOf(...places));
  for (const name of names) {
    const command = here.find((id) => bindings[id].includes(name));
    if (command !== undefined) return command;
  }
  return null;
}

/** Other commands that the same press could mean. */
export function findConflicts(bindings: Bindings, command: CommandId, key: string): CommandId[] {
  return commandIds.filter(
    (id) => id !== command && bindings[id].includes(key) && doMeet(id, command),
  );
}

const doMeet = (one: CommandId, other: CommandId) =>
  doPlacesMeet(commands[one].place, commands[other].place);
