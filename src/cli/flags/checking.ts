import type { Severity } from '../../issues/codes';
import type { Ledger } from '../../ledger/ledger';
import type { ReadOptions } from '../../options/options';
import { readSettings } from '../../options/settings';
import type { OfflineConversionOptions } from '../../records/offline-conversion/options';
import type { AnyRecordType } from '../../schema/record-type';
import { configFlags } from '../config/arguments';
import type { Terminal } from '../output/terminal';
import { UsageError, withFlags } from '../wrong-use';
import { type Flags, type FlagValues, joinWords, oneOf, readCount } from './arguments';
import type { ledgerFlags } from './ledger-flags';
import { readMoment } from './moment';

/** Flags of the commands that check records. */
export const checkingFlags = {
  ...configFlags,
  now: { type: 'string' },
  strict: { type: 'boolean' },
  kind: { type: 'string' },
  goals: { type: 'string', file: 'read' },
  clicks: { type: 'string', file: 'read' },
  severity: { type: 'string', multiple: true },
  'no-duplicates': { type: 'boolean' },
  'enhanced-conversions': { type: 'boolean' },
  'max-issues': { type: 'string' },
  channel: { type: 'string' },
} as const satisfies Flags;

/** What the user gave for these flags, and for those of a ledger where the command has them. */
export type CheckingValues = FlagValues<typeof checkingFlags> &
  Partial<FlagValues<typeof ledgerFlags>>;

/** Options of the library, with a ledger that is more than what was sent. */
export interface CheckingOptions extends ReadOptions, Omit<OfflineConversionOptions, 'ledger'> {
  readonly ledger?: Ledger | undefined;
}

/** The options of the library that these flags stand for. Files that they name are read. */
export async function readCheckingOptions(
  values: CheckingValues,
  recordType: AnyRecordType,
  terminal: Terminal,
): Promise<CheckingOptions> {
  const kind = oneOf('kind', values.kind, ['upload', 'result']);
  const channel = oneOf('channel', values.channel, ['production', 'sandbox']);
  const options = {
    now: values.now === undefined ? new Date() : readMoment(values.now, '--now'),
    ...(kind && { kind }),
    ...(channel && { channel }),
    ...(values.strict && { strict: true }),
    ...(values['no-duplicates'] && { duplicates: false }),
    ...(values['enhanced-conversions'] && { enhancedConversions: true }),
    ...(values.severity && { severity: readSeverity(values.severity) }),
    ...(await readKnownFacts(values, terminal)),
    ...readCaps(values['max-issues']),
  };
  withFlags(() => readSettings(recordType, 'read', options));
  return options;
}

/** Reads the goals and clicks that the flags name. Their readers are loaded only for that. */
async function readKnownFacts(
  values: CheckingValues,
  terminal: Terminal,
): Promise<Pick<CheckingOptions, 'goals' | 'clicks' | 'ledger'>> {
  const { goals, clicks } = values;
  if (values.ledger !== undefined) {
    const { openNamedLedger } = await import('../ledger/open-ledger');
    const { ledger: _, ...others } = values;
    const ledger = await openNamedLedger(values, terminal);
    return { ...(await readKnownFacts(others, terminal)), ledger };
  }
  if (goals === undefined && clicks === undefined) return {};
  const { readKnownClicks, readKnownGoals } = await import('./known-facts');
  return {
    ...(goals !== undefined && { goals: await readKnownGoals(goals, terminal) }),
    ...(clicks !== undefined && { clicks: await readKnownClicks(clicks, terminal) }),
  };
}

function readCaps(text: string | undefined) {
  const maxIssues = readCount('max-issues', text);
  return { maxIssues, maxIssuesPerCode: maxIssues };
}

function readSeverity(pairs: readonly string[]): Record<string, Severity | 'off'> {
  const levels = ['error', 'warning', 'off'] as const;
  return Object.fromEntries(
    pairs.map((pair) => {
      const [code = '', word] = pair.split('=');
      const level = levels.find((known) => known === word);
      if (level === undefined)
        throw new UsageError(`--severity must be CODE=LEVEL, where LEVEL is ${joinWords(levels)}.`);
      return [code, level];
    }),
  );
}
