import { offlineConversion } from '../../records/offline-conversion';
import {
  type ConversionType,
  isConversionType,
} from '../../records/offline-conversion/conversion-type';
import type { AnyRecordType } from '../../schema/record-type';
import { type Flags, type FlagValues, readArguments } from '../flags/arguments';
import type { Terminal } from '../output/terminal';
import { UsageError } from '../wrong-use';
import { findConfig, nameHere } from './find';
import type { Config } from './settings';

/** Flags of the commands that a config has settings for. */
export const configFlags = {
  config: { type: 'string', file: 'read' },
  'no-config': { type: 'boolean' },
} as const satisfies Flags;

/** The flag that each setting is the default of. */
const flagsBySetting = {
  severity: 'severity',
  goals: 'goals',
  clicks: 'clicks',
  kind: 'kind',
  channel: 'channel',
  enhancedConversions: 'enhanced-conversions',
  timeZone: 'time-zone',
  ambiguousTime: 'ambiguous',
  dateOrder: 'date-order',
  phoneCountry: 'phone-country',
  map: 'map',
} as const satisfies { readonly [Name in keyof Config['settings']]: string };

type Values = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** The arguments of a command, with the defaults of the config. */
export interface ConfiguredArguments<Own extends Flags> {
  readonly values: FlagValues<Own>;
  readonly positionals: readonly string[];
  /** `offlineConversion`, unless the config has rules or a record type of its own. */
  readonly recordType: AnyRecordType;
  /** The flags that only the config has set. */
  readonly configured: ReadonlySet<string>;
}

/**
 * Reads the arguments of a command, and the config: the one that `--config` names, or else the nearest one
 * from the working folder upwards. A flag wins over the setting of the same meaning; `--severity` and `--map`
 * win for the same name.
 *
 * @param ignored settings that do not apply to the command, though it has the flag
 */
export async function readConfiguredArguments<const Own extends Flags>(
  args: readonly string[],
  flags: Own,
  terminal: Terminal,
  ignored: readonly (keyof typeof flagsBySetting)[] = [],
): Promise<ConfiguredArguments<Own>> {
  const { values: given, positionals } = readArguments(args, flags);
  const values = given as FlagValues<typeof configFlags> & Values;
  const config = await openConfig(values, terminal);
  if (!config)
    return {
      ...{ values: given as FlagValues<Own>, positionals },
      ...{ recordType: offlineConversion, configured: new Set() },
    };
  const merged: Record<string, unknown> = { ...values, config: config.file };
  const configured = new Set<string>();
  for (const [setting, flag] of Object.entries(flagsBySetting)) {
    const name = setting as keyof typeof flagsBySetting;
    const value = config.settings[name];
    if (value === undefined || !Object.hasOwn(flags, flag) || ignored.includes(name)) continue;
    // It says how to hash, and never that.
    if (name === 'phoneCountry' && !values.hash) continue;
    if (values[flag] === undefined) configured.add(flag);
    if (typeof value === 'object')
      merged[flag] = mergePairs(value, (values[flag] ?? []) as readonly string[]);
    else merged[flag] = values[flag] ?? value;
  }
  const { recordType } = config;
  return { values: merged as FlagValues<Own>, positionals, recordType, configured };
}

/** The record type of a config, for a command that needs the columns of an offline conversion. */
export function asConversionType(recordType: AnyRecordType, command: string): ConversionType {
  if (isConversionType(recordType)) return recordType;
  throw new UsageError(
    `${command} is for offline conversions, so the "recordType" of the config must be offlineConversion, or a copy of it with the same type, actions, columns and matrix.`,
  );
}

/** Pairs such as `CODE=LEVEL`: those of the config whose name no flag has, and those of the flags. */
function mergePairs(
  settings: Readonly<Record<string, string>>,
  given: readonly string[],
): readonly string[] {
  const nameOf = (pair: string) => pair.slice(0, pair.lastIndexOf('=')).trim();
  const names = new Set(given.map(nameOf));
  const pairs = Object.entries(settings).filter(([name]) => !names.has(name.trim()));
  return [...pairs.map((pair) => pair.join('=')), ...given];
}

async function openConfig(
  { config: named, 'no-config': none }: FlagValues<typeof configFlags>,
  terminal: Terminal,
): Promise<(Config & { readonly file: string }) | undefined> {
  if (none && named !== undefined)
    throw new UsageError('--config and --no-config contradict each other.');
  if (none) return undefined;
  if (named === '' || named === '-') throw new UsageError('--config needs a FILE.');
  const path = named === undefined ? findConfig(terminal) : terminal.resolve(named);
  if (path === undefined) return undefined;
  const { loadConfig } = await import('./load');
  const file = named ?? nameHere(path, terminal);
  const config = await loadConfig(file, path, terminal);
  await terminal.log({ level: 'info', file, message: 'The settings of this config apply.' });
  return { ...config, file };
}
