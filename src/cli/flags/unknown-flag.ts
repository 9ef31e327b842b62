import { nearest } from '../../text/nearest';
import { describeUnknown } from '../../text/shown/unknown-name';
import { help } from '../help';

/**
 * Says that a flag does not exist, and which one was probably meant: one of the command, or else one of
 * another. The flag is repeated only if it is a known one, near one, or a single letter. It may be data.
 *
 * @param known the flags of the command, without dashes
 */
export function describeUnknownFlag(flag: string, known: readonly string[]): string {
  const owners = commandsOfFlags();
  const owned = owners.get(flag);
  if (owned) return `Unknown option '${flag}'.${nameOwners(owned)}`;
  const name = flag.replace(/^--/, '');
  const own = nearest(name, known);
  const meant =
    own ??
    nearest(
      name,
      [...owners.keys()].map((each) => each.slice(2)),
    );
  const { shown, offer } = describeUnknown(flag, meant && `--${meant}`);
  if (offer === '') {
    const letter = /^-\w$/.test(flag) ? `'${flag}'` : shown;
    return `Unknown option ${letter}. Add --help for a list.`;
  }
  const owner = own === undefined ? owners.get(`--${meant}`) : undefined;
  return `Unknown option '${flag}'.${offer}${nameOwners(owner)}`;
}

function nameOwners(commands: readonly string[] = []): string {
  if (commands.length === 0) return '';
  return ` It is an option of ${commands.length > 3 ? 'other commands' : listOf(commands)}.`;
}

/** `a`, `a and b`, or `a, b, and c`. */
function listOf(words: readonly string[]): string {
  if (words.length < 3) return words.join(' and ');
  return `${words.slice(0, -1).join(', ')}, and ${words.at(-1)}`;
}

/** The commands that have a flag, according to the help. */
function commandsOfFlags(): ReadonlyMap<string, readonly string[]> {
  const commands = new Map<string, string[]>();
  for (const [command, text] of Object.entries(help)) {
    const flags = text.match(/(?<=[ [])(?:--[a-z-]+|-[a-z])(?=[ ,\]])/g) ?? [];
    for (const flag of command === 'main' ? [] : new Set(flags))
      commands.set(flag, [...(commands.get(flag) ?? []), command]);
  }
  return commands;
}
