import fc, { type Arbitrary } from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it, test } from 'vitest';
import {
  checkOfflineConversion,
  type Goal,
  InvalidRecordError,
  type Issue,
  type OfflineConversionInput,
  type OfflineConversionOptions,
  offlineConversion,
  offlineConversionGoal,
  splitOfflineConversions,
  validateBulkFile,
  validateRecords,
  type WriteOptions,
  writeOfflineConversions,
  writeRecords,
} from '../../src/index';
import {
  applyRequests,
  checkGoal,
  fromOfflineConversion,
  toConversionGoal,
  toOfflineConversion,
} from '../../src/services';
import { conversions, now } from '../support/conversion-arbitrary';
import { collect, textOf } from '../support/plain';
import { fromNdjson, now as nowFlag, runOn } from '../support/run';
import { runs } from '../support/runs';

/** What programs put into a property where something else was meant. */
const anyValue = fc.oneof(
  fc.constantFrom(undefined, null, '', ' ', 0, -0, -1, 1e21, 5e-324, Number.NaN, 12.3456, true),
  fc.constantFrom('delete_value', 'null', '0x10', '1e3', '١', 'a'.repeat(101), '\ud800', 'x\0y'),
  fc.constantFrom('2026-11-20', '2026-11-20T01:02:03', '2026-11-20T01:02:03.5+05:30', '46346.5'),
  fc.constantFrom('f894f652-ea34-4e73-9002-f7167ab8f8e3', 'A'.repeat(64), '4.8E+38', 'a@b.example'),
  fc.constantFrom('Restate', 'retract ', 'Add', 'add', 'constructor', '__proto__'),
  fc.date({ min: new Date('2026-08-01'), max: new Date('2026-12-01') }),
  fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true }),
);

const properties = [...Object.keys(offlineConversion.columns), 'colour', '__proto__'];
const slip = fc.tuple(fc.constantFrom(...properties), anyValue);

/** Records that are right, or with up to two slips, or twice; and what is no record at all. */
const given: Arbitrary<OfflineConversionInput[]> = fc
  .tuple(conversions, fc.array(fc.tuple(fc.nat(11), slip), { maxLength: 8 }), fc.boolean())
  .map(([records, slips, twice]) => {
    const all: object[] = records.map((record) => ({ ...record }));
    for (const [at, [name, value]] of slips) {
      const place = at % Math.max(1, all.length);
      if (all[place]) all[place] = { ...all[place], [name]: value };
    }
    return (twice ? [...all, ...all] : all) as OfflineConversionInput[];
  });

/** What only the whole file can have. */
const ofFile = ['no-client-id', 'no-records'];

const goals: readonly Goal[] = [{ name: 'Lead' }, { name: 'Sale', currencyCode: 'EUR' }];
const ways = fc.constantFrom(
  {},
  { delimiter: '\t' as const },
  { bom: false },
  { timeZone: 'America/New_York', ambiguousTime: 'later' as const },
  { enhancedConversions: true },
  { strict: true },
  { goals, severity: { 'goal-unknown': 'warning' as const } },
);

it('what was written has no error, and the issues that the writer said of it', async () => {
  const seen = { written: 0, skipped: 0, issues: 0 };
  await fc.assert(
    fc.asyncProperty(given, ways, async (records, way) => {
      const said: Issue[] = [];
      let skipped = 0;
      const text = await textOf(
        writeOfflineConversions(records, {
          ...{ now, onInvalid: 'skip', allowEmpty: true, ...way },
          onIssue: (issue) => said.push(issue),
          onSkip: ({ issues }) => {
            skipped++;
            expect(issues.some(({ severity }) => severity === 'error')).toBe(true);
          },
        }),
      );
      const { severity, goals, strict, enhancedConversions } = { ...way } as WriteOptions &
        OfflineConversionOptions;
      const isEmpty = records.length === skipped;
      const report = await validateBulkFile(text, {
        now,
        severity: { ...severity, ...(isEmpty && { 'no-records': 'off' as const }) },
        goals,
        strict,
        enhancedConversions,
      });
      const written = records.length - skipped;
      const errors = report.issues.filter((issue) => issue.severity === 'error');
      // A strict judge may have something to say of the file: no record can be left out for that.
      expect(errors.filter(({ code }) => !(strict && ofFile.includes(code)))).toEqual([]);
      const ofRecords = report.issues.filter(({ code }) => code !== 'bom-missing');
      expect(report).toMatchObject({ readable: true, rows: written + 1, formatVersion: '6.0' });
      for (const issue of ofRecords) expect(said).toContainEqual(issue);
      seen.written += written;
      seen.skipped += skipped;
      seen.issues += ofRecords.length;
    }),
    runs(81, 300),
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(100);
});

/** Anything, and a record with two slips; one in a list, as records come. */
const anything = fc.oneof(
  fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withSparseArray: true }),
  given.map(([record]) => record as unknown),
  fc.dictionary(fc.constantFrom(...properties), anyValue),
);

type Use = (record: never) => unknown;
const takers: readonly (readonly [name: string, take: Use])[] = [
  ['writeOfflineConversions', (record) => collect(writeOfflineConversions([record], { now }))],
  ['writeRecords', (record) => collect(writeRecords(offlineConversionGoal, [record], { now }))],
  ['splitOfflineConversions', (record) => collect(splitOfflineConversions([record], { now }))],
  ['applyRequests', (record) => collect(applyRequests([record], { now }))],
  ['applyRequests, soap', (record) => collect(applyRequests([record], { now, format: 'soap' }))],
  ['checkOfflineConversion', (record) => checkOfflineConversion(record, { now })],
  ['checkGoal', (goal) => checkGoal(goal, 'Add')],
  ['toOfflineConversion', (record) => toOfflineConversion(record)],
  ['fromOfflineConversion', (object) => fromOfflineConversion(object)],
  ['toConversionGoal', (goal) => toConversionGoal(goal)],
];

describe('nothing that is given for a record throws anything but the documented errors', () => {
  test.each(takers)('%s', async (_, take) => {
    await fc.assert(
      fc.asyncProperty(anything, async (record) => {
        try {
          await take(record as never);
        } catch (cause) {
          if (cause instanceof InvalidRecordError) expect(cause.index).toBe(0);
          else {
            // One of ours: a sentence. That of an engine says which function or property is none.
            expect(cause).toBeInstanceOf(TypeError);
            expect((cause as TypeError).message).toMatch(/^[A-Z].*\.$/s);
            expect((cause as TypeError).message).not.toMatch(/is not a function|Cannot /);
          }
        }
      }),
      runs(82, 300),
    );
  });
});

it('goals that were written have no error', async () => {
  const names = Object.keys(offlineConversionGoal.columns);
  const goal = fc.dictionary(
    fc.constantFrom(...names),
    fc.oneof(anyValue, fc.constantFrom('Lead', 5, 'All', 'Purchase')),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(goal, { maxLength: 6 }), async (list) => {
      const records = [
        { action: 'Add', name: 'Sale', goalCategory: 'Purchase' },
        ...list,
      ] as never[];
      const options = { now, onInvalid: 'skip' } as const;
      const text = await textOf(writeRecords(offlineConversionGoal, records, options));
      const { errors, issues } = await validateRecords(offlineConversionGoal, text, { now });
      expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(errors).toBe(0);
    }),
    runs(83, 200),
  );
});

it('the command writes nothing that it finds an error in, whatever the lines of its input', async () => {
  const { seed, numRuns } = runs(84, 40);
  const sample = fc.sample(given, { ...(seed !== undefined && { seed }), numRuns }).flat();
  const broken = ['{', '[1]', 'null', '{"a":', '"text"', '{"conversionTime":1e999}', '\u0000'];
  const lines = sample.flatMap((record, i) => {
    const plain = JSON.stringify(record, (_, value) =>
      typeof value === 'bigint'
        ? String(value)
        : DateTime.isDateTime(value)
          ? value.toISO()
          : value,
    );
    return [plain, ...(i % 20 === 0 ? [broken[(i / 20) % broken.length] as string] : [])];
  });
  const args = ['generate', 'in.ndjson', '--from', 'ndjson', '--on-error', 'skip', '-o', '-'];
  const { stdout, stderr } = await runOn({ 'in.ndjson': lines.join('\n') }, [...args, ...nowFlag]);
  expect(stderr).not.toContain('a fault of its own');
  const validated = await runOn({ 'up.csv': stdout }, [
    ...['validate', 'up.csv', '--format', 'json', ...nowFlag],
  ]);
  expect(fromNdjson(validated.stdout)).toMatchObject([{ readable: true, valid: true, errors: 0 }]);
  const [{ rows }] = fromNdjson(validated.stdout) as [{ rows: number }];
  expect(rows).toBeGreaterThan(50);
});
