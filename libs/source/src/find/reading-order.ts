import { basename, dirname } from 'node:path';
import type { LogInput } from '../log-input';
import { rotationOf, type RotationPlace } from './rotation';

interface Placed {
  readonly input: LogInput;
  readonly directory: string;
  readonly place: RotationPlace;
}

const byName = new Intl.Collator('en', { numeric: true }).compare;

/**
 * The order in which logs are read, the same however the paths were given:
 * 1. what is read once (standard input, pipes) last, as given;
 * 2. directories in the order in which they first come up;
 * 3. inside a directory one rotated set after the other, by name; after them the logs that are
 *    alone, the longest untouched first, then by name;
 * 4. inside a set the oldest first: dated ones by date, numbered ones by falling number, the
 *    current log last. A set with both kinds (the rotation was set up anew) says nothing about
 *    their order: there the time of the last change decides, then the name.
 */
export function inReadingOrder(inputs: readonly LogInput[]): LogInput[] {
  const files = inputs.filter((input) => !input.once).map(placed);
  const directories = [...new Set(files.map(({ directory }) => directory))];
  return [
    ...directories.flatMap((directory) =>
      ofDirectory(files.filter((file) => file.directory === directory)),
    ),
    ...inputs.filter((input) => input.once),
  ];
}

function placed(input: LogInput): Placed {
  return { input, directory: dirname(input.set), place: rotationOf(basename(input.path)).place };
}

function ofDirectory(files: readonly Placed[]): LogInput[] {
  const sets = [...Map.groupBy(files, ({ input }) => input.set)]
    .map(([set, members]) => ({ set, members, rotated: isRotated(members) }))
    .sort((a, b) => byName(a.set, b.set));
  const alone = sets.filter(({ rotated }) => !rotated).flatMap(({ members }) => members);
  return [
    ...sets.filter(({ rotated }) => rotated).flatMap(({ members }) => oldestFirst(members)),
    ...alone.sort(byLastChange),
  ].map(({ input }) => input);
}

function isRotated(members: readonly Placed[]): boolean {
  return members.some(({ place }) => place.kind !== 'current');
}

function oldestFirst(members: readonly Placed[]): Placed[] {
  const kinds = new Set(members.map(({ place }) => place.kind));
  const mixed = kinds.has('dated') && kinds.has('numbered');
  return [...members].sort((a, b) => {
    const current = Number(a.place.kind === 'current') - Number(b.place.kind === 'current');
    if (current !== 0) return current;
    return mixed ? byLastChange(a, b) : byPlace(a.place, b.place) || byLastChange(a, b);
  });
}

function byPlace(a: RotationPlace, b: RotationPlace): number {
  if (a.kind === 'dated' && b.kind === 'dated') return a.at - b.at;
  if (a.kind === 'numbered' && b.kind === 'numbered') return b.age - a.age;
  return 0;
}

function byLastChange(a: Placed, b: Placed): number {
  return (
    (a.input.modifiedAt ?? 0) - (b.input.modifiedAt ?? 0) || byName(a.input.path, b.input.path)
  );
}
