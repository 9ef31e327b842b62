import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  offlineConversionGoal,
  readRecords,
  validateBulkFile,
  validateRecords,
} from '../../src/index';
import { readOfflineConversionsFile } from '../../src/node';
import { readClicks, readGoals } from '../../src/services';
import { openPlayground, type Playground } from '../docs/playground';
import { collect, plainRecord } from '../support/plain';
import { withoutMessage } from '../support/without-message';

const now = new Date('2026-11-21T12:00:00Z');
const read = (name: string) => readFileSync(join('samples', name));

describe('files', () => {
  it('vendor-example.csv is the example of the record page, letter by letter', () => {
    expect(read('vendor-example.csv').toString()).toMatch(
      /^Type,Status,Id,Parent Id,Client Id,Name,Conversion Currency Code,Conversion Name,Conversion Time,Conversion Value,Microsoft Click Id\r?\nFormat Version,,,,,6\.0,,,,,\r?\nOffline Conversion,,,,ClientIdGoesHere,,USD,My Goal Name,4\/1\/2020 6:50:54 PM,10,f894f652ea334e739002f7167ab8f8e3\r?\n$/,
    );
  });

  it('vendor-example.csv was valid the day after, but for the byte order mark', async () => {
    const day = new Date('2020-04-02T00:00:00Z');
    const { issues, ...report } = await validateBulkFile(read('vendor-example.csv'), { now: day });
    expect(report).toEqual({
      readable: true,
      formatVersion: '6.0',
      valid: true,
      rows: 2,
      records: { Add: 1, Restate: 0, Retract: 0, unknown: 0 },
      otherTypes: {},
      errors: 0,
      warnings: 1,
      counts: { 'bom-missing': 1 },
      truncated: false,
    });
    expect(withoutMessage(issues)).toEqual([
      { code: 'bom-missing', severity: 'warning', line: 1, row: 0 },
    ]);
  });

  it('vendor-example.csv is too old by the clock', async () => {
    const { issues } = await validateBulkFile(read('vendor-example.csv'), {
      severity: { 'bom-missing': 'off' },
    });
    expect(withoutMessage(issues)).toEqual([
      {
        code: 'conversion-too-old',
        severity: 'error',
        line: 3,
        row: 2,
        column: 'Conversion Time',
        action: 'Add',
        clientId: 'ClientIdGoesHere',
        serviceError: { number: 5609, code: 'OfflineConversionTimeOutOfWindow' },
      },
    ]);
  });

  it('upload.csv has each action and no issue, with its goals too', async () => {
    const goals = JSON.parse(read('goals.json').toString());
    for (const options of [{ now }, { now, goals }]) {
      const { records, issues } = await validateBulkFile(read('upload.csv'), options);
      expect(records).toEqual({ Add: 2, Restate: 1, Retract: 1, unknown: 0 });
      expect(issues).toEqual([]);
    }
  });

  it('goals.csv adds two goals and pauses a third, without an issue', async () => {
    expect(await validateRecords(offlineConversionGoal, read('goals.csv'))).toEqual({
      readable: true,
      formatVersion: '6.0',
      valid: true,
      rows: 4,
      records: { Add: 2, Update: 1, unknown: 0 },
      otherTypes: {},
      errors: 0,
      warnings: 0,
      counts: {},
      issues: [],
      truncated: false,
    });
    const rows = await collect(readRecords(offlineConversionGoal, read('goals.csv')));
    expect(rows.map(({ line, record }) => ({ line, record }))).toEqual([
      {
        line: 3,
        record: {
          action: 'Add',
          clientId: 'goal-1',
          name: 'Signed contract',
          status: 'Active',
          conversionWindowInMinutes: 129_600,
          countType: 'All',
          excludeFromBidding: false,
          goalCategory: 'Purchase',
          currencyCode: 'EUR',
          revenueValue: 990,
          revenueType: 'VariableValue',
          scope: 'Customer',
        },
      },
      {
        line: 4,
        record: {
          action: 'Add',
          clientId: 'goal-2',
          name: 'Lead, qualified',
          status: 'Active',
          conversionWindowInMinutes: 43_200,
          countType: 'Unique',
          excludeFromBidding: false,
          goalCategory: 'SubmitLeadForm',
          revenueType: 'NoValue',
          scope: 'Account',
        },
      },
      {
        line: 5,
        record: {
          action: 'Update',
          id: '9007199254740993',
          clientId: 'goal-3',
          status: 'Paused',
          excludeFromBidding: true,
        },
      },
    ]);
  });

  it('goals-answer.json and .xml have the same goals, and upload.csv needs two of them', async () => {
    const [json, xml] = await Promise.all(
      ['goals-answer.json', 'goals-answer.xml'].map((name) => readGoals(read(name))),
    );
    expect(json?.goals.map(({ name, status }) => [name, status])).toEqual([
      ['Signed contract', 'Active'],
      ['Lead, qualified', 'Active'],
      ['Showroom visit', 'Paused'],
    ]);
    expect(json?.otherTypes).toBe(1);
    expect(json?.errors.map(({ index, number }) => [index, number])).toEqual([[2, 5314]]);
    expect(xml).toEqual({ ...json, trackingId: '6c1f2d30-5a77-4f0e-9b1c-0d2e3f405162' });
    const { clicks, issues } = await readClicks(read('clicks.csv'));
    expect([clicks.size, issues]).toEqual([2, []]);
    const goals = json?.goals;
    const report = await validateBulkFile(read('upload.csv'), { now, goals, clicks });
    expect(report.issues).toEqual([]);
  });

  it('faulty.csv has a dozen different faults and more', async () => {
    const { issues } = await validateBulkFile(read('faulty.csv'), { now });
    expect(issues.map(({ line, code }) => `${line} ${code}`)).toEqual([
      '1 column-unknown',
      '1 column-spelling',
      '2 version-spelling',
      '3 time-iso',
      '4 time-format',
      '5 conversion-too-old',
      '6 number-format',
      '6 currency-format',
      '7 no-identifier',
      '8 click-id',
      '9 not-hashed',
      '10 hash-of-nothing',
      '11 not-applicable',
      '11 not-applicable',
      '11 required',
      '11 goal-currency-used',
      '12 not-applicable',
      '12 adjustment-before-conversion',
      '13 adjustment-type',
      '14 cells-extra',
      '14 placeholder',
      '15 quote',
      '17 duplicate',
    ]);
  });
});

describe('programs', () => {
  let playground: Playground;
  beforeAll(() => {
    playground = openPlayground();
  });
  afterAll(() => playground.close());

  it('are all run here', () => {
    const programs = readdirSync('samples').filter((name) => name.endsWith('.mjs'));
    expect(programs.sort()).toEqual([
      'apply.mjs',
      'custom-rule.mjs',
      'generate-from-rows.mjs',
      'start.mjs',
      'validate-in-etl.mjs',
      'web-stream.mjs',
    ]);
  });

  it('validate-in-etl.mjs fails the job of a faulty file, and names each bad row', () => {
    const { output, status } = playground.sample('validate-in-etl.mjs');
    expect(status).toBe(1);
    const lines = output.trimEnd().split('\n');
    expect(lines.pop()).toBe('3 good, 12 bad, 0 errors of the file');
    const places = new Set(lines.map((line) => /^samples\/faulty\.csv:(\d+) /.exec(line)?.[1]));
    expect([...places].map(Number)).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
  });

  it('validate-in-etl.mjs lets a good file pass', () => {
    expect(playground.sample('validate-in-etl.mjs', 'samples/upload.csv')).toEqual({
      output: '4 good, 0 bad, 0 errors of the file\n',
      status: 0,
    });
  });

  it('generate-from-rows.mjs writes what may go up, and says what may not', async () => {
    const target = join(playground.folder, 'from-rows.csv');
    expect(playground.sample('generate-from-rows.mjs', target)).toEqual({
      output:
        'order 1003: Conversion Time is 120 days ago. The service accepts only conversions from the last 90 days.\n' +
        `${target}: 2 written, 1 left out\n`,
      status: 0,
    });
    const rows = await collect(readOfflineConversionsFile(target));
    expect(rows.map(({ record, issues }) => [record?.clientId, issues])).toEqual([
      ['order-1001', []],
      ['order-1002', []],
    ]);
  });

  it('web-stream.mjs adds up what is added', () => {
    const outcome = { output: 'added: 1250.5 EUR\n', status: 0 };
    expect(playground.sample('web-stream.mjs')).toEqual(outcome);
  });

  it('custom-rule.mjs reports with its own code', () => {
    expect(playground.sample('custom-rule.mjs')).toEqual({
      output: '3 acme-over-limit: The value 1250.5 is over 1000; ask finance first.\n',
      status: 0,
    });
  });

  it('start.mjs runs the main tasks, and says before each step what it shows', async () => {
    const { output, status } = playground.sample('start.mjs');
    expect(status).toBe(0);
    expect(output.match(/^\d\. [A-Z].+\.\n\n\$ msads-bulk /gm)).toHaveLength(7);
    expect(output).toMatch(/\nWhat to try next:\n(?: {2}\S.*\n)+$/);
    const [, faulty, generated, valid, rejected, results, retried, report] =
      output.split(/^\$ msads-bulk /m);
    expect(faulty).toMatch(/^validate samples\/faulty\.csv .*\n {2}16 errors, 7 warnings\n/s);
    expect(generated).toMatch(/^generate samples\/conversions\.ndjson .*: 4 records written\n/s);
    expect(valid).toMatch(
      /^validate dist\/upload\.csv --goals .*: valid\n.*\n {2}no errors, no warnings\n/s,
    );
    expect(rejected).toMatch(
      /^upload dist\/upload\.csv .*\n1 {6}5606 .*\n {2}4 uploaded: 3 accepted, 1 rejected.*: 1 record to send again\n/s,
    );
    expect(results).toMatch(/^results dist\/result\.csv .*rejects\.csv: 1 record rejected\n/s);
    expect(retried).toMatch(/^upload dist\/retry\.csv .*\n {2}1 uploaded: 1 accepted, 0 rejected/s);
    expect(report).toMatch(/^report --fetch .*\nEvery conversion was attributed\.\n/s);
    const [written, shown] = await Promise.all(
      [join(playground.folder, 'dist/upload.csv'), 'samples/upload.csv'].map((path) =>
        collect(readOfflineConversionsFile(path, { now })),
      ),
    );
    // The same records as in the sample, which has no columns for the attribution.
    const records = (rows: typeof written) =>
      rows?.map((row) => row.record && plainRecord(row.record));
    expect(records(written)).toEqual(records(shown));
  });
});
