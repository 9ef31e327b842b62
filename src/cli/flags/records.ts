import { zoneOf } from '../../options/moment';
import type { HashOptions } from '../../options/options';
import type { ConversionType } from '../../records/offline-conversion/conversion-type';
import type { InputFormat } from '../input/items';
import { readPropertyNames } from '../input/property-names';
import type { Terminal } from '../output/terminal';
import { UsageError, withFlags } from '../wrong-use';
import { type Flags, type FlagValues, oneOf } from './arguments';
import { checkingFlags, readCheckingOptions } from './checking';
import { ledgerFlags } from './ledger-flags';
import { readMaxRejected } from './max-rejected';

/** Flags of the commands that turn records into something to send. */
export const recordFlags = {
  ...checkingFlags,
  ...ledgerFlags,
  from: { type: 'string' },
  map: { type: 'string', multiple: true },
  'time-zone': { type: 'string' },
  ambiguous: { type: 'string' },
  'date-order': { type: 'string' },
  'on-error': { type: 'string' },
  'max-rejected': { type: 'string' },
  rejects: { type: 'string', file: 'write' },
  hash: { type: 'boolean' },
  'phone-country': { type: 'string' },
  'allow-empty': { type: 'boolean' },
} as const satisfies Flags;

export type RecordOptions = Awaited<ReturnType<typeof readRecordOptions>>;

/** What these flags stand for; `library` holds the options of the library. */
export async function readRecordOptions(
  input: string,
  values: FlagValues<typeof recordFlags>,
  recordType: ConversionType,
  terminal: Terminal,
  formats: readonly InputFormat[] = ['ndjson', 'json', 'csv'],
) {
  const { rejects: rejectsPath, 'time-zone': timeZone } = values;
  if (rejectsPath === '-') throw new UsageError('--rejects needs its own FILE.');
  const from = oneOf('from', values.from, formats);
  const names = readPropertyNames(values.map);
  const maxRejected = readMaxRejected(values['max-rejected']);
  const onError =
    oneOf('on-error', values['on-error'], ['stop', 'skip']) ?? (maxRejected ? 'skip' : 'stop');
  if (maxRejected && onError === 'stop')
    throw new UsageError('--max-rejected leaves records out, so --on-error must be skip.');
  const ambiguousTime = oneOf('ambiguous', values.ambiguous, ['earlier', 'later']);
  const dateOrder = oneOf('date-order', values['date-order'], ['mdy', 'dmy', 'ymd']);
  if (timeZone !== undefined && !zoneOf(timeZone))
    throw new UsageError('--time-zone must be the name of a time zone, for example Europe/Berlin.');
  const checking = await readCheckingOptions(values, recordType, terminal);
  const { maxIssues, maxIssuesPerCode, kind: _, ...common } = checking;
  const library = {
    ...common,
    ...(timeZone !== undefined && { timeZone }),
    ...(ambiguousTime && { ambiguousTime }),
    ...(dateOrder && { dateOrder }),
  };
  const caps = { maxIssues, maxIssuesPerCode };
  const hash = await readHashing(values);
  const allowEmpty = values['allow-empty'] === true;
  return {
    ...{ input, from, names, onError, maxRejected, rejectsPath },
    ...{ hash, allowEmpty, caps, library, recordType },
  };
}

/** How the properties email and phone of objects are hashed; undefined without --hash. */
async function readHashing({
  hash = false,
  'phone-country': phoneCountry,
}: FlagValues<typeof recordFlags>): Promise<HashOptions | undefined> {
  if (phoneCountry !== undefined && !hash) throw new UsageError('--phone-country needs --hash.');
  if (!hash) return undefined;
  if (phoneCountry !== undefined) {
    const { readCountry } = await import('../../identifiers/country');
    withFlags(() => readCountry(phoneCountry, '--phone-country'));
  }
  return { phoneCountry };
}
