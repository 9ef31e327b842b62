import { parse } from 'csv-parse/sync';
import {
  type Issue,
  type OfflineConversionInput,
  writeOfflineConversions,
} from '../../../src/index';
import { generate } from '../generated';
import { textOf } from '../plain';
import { fromNdjson, linesOf } from '../run';
import type { Lead } from './dirty-leads';
import type { Market } from './given';

/** The leads of one market, as its CRM exports them. */
export interface Export extends Market {
  readonly leads: readonly Lead[];
}

/** The leads through the library: its file, its rejects, and what it reports of the rest. */
export async function writeLeads({ leads, country, timeZone, dateOrder }: Export) {
  const rejects: { readonly index: number; readonly issues: readonly Issue[] }[] = [];
  const issues: Issue[] = [];
  const records = leads.map(({ record }) => record as unknown as ConversionInput);
  const pieces = writeOfflineConversions(records, {
    now: new Date('2026-11-21T12:00:00Z'),
    hash: { phoneCountry: country },
    ...{ timeZone, dateOrder, onInvalid: 'skip' },
    onSkip: ({ index, issues }) => rejects.push({ index, issues }),
    onIssue: (issue) => issues.push(issue),
  });
  return { file: await textOf(pieces), rejects, issues };
}

type ConversionInput = OfflineConversionInput & { readonly email: string; readonly phone: string };

/** The leads through the command. */
export async function generateLeads(name: string, input: string, { country, ...sent }: Export) {
  const outcome = await generate({ [name]: input }, [
    ...[name, '--hash', '--phone-country', country, '--time-zone', sent.timeZone],
    ...['--date-order', sent.dateOrder, '--on-error', 'skip', '--rejects', 'rejects.ndjson'],
    ...['--format', 'json'],
  ]);
  const [{ records, rejected, counts }] = fromNdjson(outcome.stdout) as [Counts];
  const rejects = fromNdjson(outcome.rejects ?? '') as Reject[];
  return { file: outcome.file, code: outcome.code, rejects, records, rejected, counts };
}

interface Counts {
  readonly records: number;
  readonly rejected: number;
  readonly counts: object;
}

type Reject = Readonly<Record<string, unknown>> & { readonly issues: readonly Issue[] };

/** The leads as a CSV, in which a missing value is an empty cell. */
export function csvOf(all: readonly Lead[]): string {
  const names = [...new Set(all.flatMap(({ record }) => Object.keys(record)))];
  const quoted = (value: unknown) => `"${String(value ?? '').replaceAll('"', '""')}"`;
  const rows = all.map(({ record }) => names.map((name) => quoted(record[name])).join(','));
  return linesOf(names.map(quoted).join(','), ...rows);
}

/** The records of a file: their filled cells by column. */
export function recordsOf(file: string): readonly Readonly<Record<string, string>>[] {
  const rows: Record<string, string>[] = parse(file, { bom: true, columns: true });
  return rows.slice(1).map(({ Type: _, ...row }) => {
    return Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== ''));
  });
}
