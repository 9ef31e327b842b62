import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import {
  type Issue,
  type OfflineConversionInput,
  splitOfflineConversions,
  type WriteOptions,
  writeOfflineConversions,
} from '../../src/index';
import { applyRequests } from '../../src/services';
import { folderOf, linesOf, ndjson, run } from '../support/run';

/** How a local time is understood. */
export interface Zoned {
  readonly timeZone: string;
  readonly ambiguousTime?: 'earlier' | 'later';
}

/** What became of each of these local times: the instant as ISO 8601, or the code of its error. */
export type Way = (clocks: readonly string[], zoned: Zoned) => Promise<readonly string[]>;

const click = 'f894f652ea334e739002f7167ab8f8e3';
/** Long after each of the times; how old a conversion may be is another matter. */
const now = '2026-12-31T00:00:00Z';
const severity = { 'conversion-too-old': 'off' } as const;

const recordsOf = (clocks: readonly string[]) =>
  clocks.map((conversionTime, index) => ({
    ...{ clientId: `${index}`, conversionName: `Lead ${index}`, conversionTime },
    microsoftClickId: click,
  }));

/** The time stands in both columns that hold times: it is found twice, and is the same. */
const adjusted = (record: ReturnType<typeof recordsOf>[number]) => ({
  ...record,
  ...{ action: 'Restate', adjustmentTime: record.conversionTime },
  ...{ adjustmentValue: 1, adjustmentCurrencyCode: 'EUR' },
});

/** What a list of records came to: texts of times by Client Id, or else what was said. */
class Found {
  readonly #all = new Map<string, string>();

  time(name: string, time: string | undefined): void {
    this.#all.set(name, isoOf(time ?? ''));
  }

  issue({ clientId, code }: Pick<Issue, 'clientId' | 'code'>): void {
    this.#all.set(clientId ?? '', code);
  }

  of(clocks: readonly string[]): readonly string[] {
    return clocks.map((_, index) => this.#all.get(`${index}`) ?? 'nothing');
  }
}

/** `4/1/2020 6:50:54 PM` as every engine reads it, and ISO 8601 as it is. */
function isoOf(time: string): string {
  const known = time.endsWith('Z') ? time : `${time} UTC`;
  return `${new Date(known).toISOString().slice(0, 19)}Z`;
}

/** Client Id and Conversion Time of the rows of an upload. */
function fromFile(text: string, found: Found): void {
  for (const line of text.split('\r\n').slice(2)) {
    const [, , clientId, , time] = line.split(',');
    if (clientId !== undefined) found.time(clientId, time);
  }
}

const settings = (zoned: Zoned, found: Found): WriteOptions => ({
  ...zoned,
  severity,
  now: new Date(now),
  onInvalid: 'skip',
  onSkip: ({ issues }) => {
    for (const issue of issues) found.issue(issue);
  },
});

async function decoded(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of pieces) text += decoder.decode(piece, { stream: true });
  return text;
}

/** `generate` of an input in this form. */
const generated =
  (form: 'ndjson' | 'json' | 'csv'): Way =>
  async (clocks, { timeZone, ambiguousTime }) => {
    const records = recordsOf(clocks);
    const columns = ['clientId', 'conversionName', 'conversionTime', 'microsoftClickId'] as const;
    const inputs = {
      ndjson: ndjson(...records),
      json: JSON.stringify(records),
      csv: linesOf(
        columns.join(','),
        ...records.map((record) => columns.map((name) => record[name]).join(',')),
      ),
    };
    const cwd = folderOf({ input: inputs[form] });
    const { stderr } = await run(
      [
        ...['generate', 'input', '--from', form, '-o', 'up.csv', '--time-zone', timeZone],
        ...(ambiguousTime ? ['--ambiguous', ambiguousTime] : []),
        ...['--on-error', 'skip', '--rejects', 'rejects.ndjson'],
        ...['--now', now, '--severity', 'conversion-too-old=off'],
      ],
      { cwd },
    );
    expect(stderr).toContain('up.csv');
    const found = new Found();
    fromFile(readFileSync(join(cwd, 'up.csv'), 'utf8'), found);
    for (const line of readFileSync(join(cwd, 'rejects.ndjson'), 'utf8').split('\n'))
      if (line) for (const issue of JSON.parse(line).issues) found.issue(issue);
    return found.of(clocks);
  };

const applied =
  (format: 'json' | 'soap'): Way =>
  async (clocks, zoned) => {
    const found = new Found();
    const options = { ...settings(zoned, found), format };
    const records = recordsOf(clocks).map(adjusted) as OfflineConversionInput[];
    for await (const { body, rows } of applyRequests(records, options)) {
      const times = [...body.matchAll(/(?:Conversion|Adjustment)Time(?:":"|>)(\d[^"<]*)/g)];
      const [conversion, adjustment] = [0, 1].map((which) =>
        times.filter((_, at) => at % 2 !== which).map(([, time]) => time),
      );
      expect(adjustment).toEqual(conversion);
      for (const [at, row] of rows.entries()) found.time(`${row}`, conversion?.[at]);
    }
    return found.of(clocks);
  };

/** Every way in which a local time comes in. */
export const ways: Readonly<Record<string, Way>> = {
  async writeOfflineConversions(clocks, zoned) {
    const found = new Found();
    const options = settings(zoned, found);
    fromFile(await decoded(writeOfflineConversions(recordsOf(clocks), options)), found);
    return found.of(clocks);
  },
  async splitOfflineConversions(clocks, zoned) {
    const found = new Found();
    const options = { ...settings(zoned, found), maxRows: 2 };
    for await (const { bytes } of splitOfflineConversions(recordsOf(clocks), options))
      fromFile(new TextDecoder().decode(bytes), found);
    return found.of(clocks);
  },
  'applyRequests, JSON': applied('json'),
  'applyRequests, SOAP': applied('soap'),
  'generate, NDJSON': generated('ndjson'),
  'generate, JSON': generated('json'),
  'generate, CSV': generated('csv'),
};
