import { describe, expect, it, test } from 'vitest';
import { inputOf, range, record, uploadOf, wrong } from '../../support/lead-records';
import { fromNdjson, linesOf, ndjson } from '../../support/run';
import { restate, retract } from './adjustments';
import { openLedgerRun } from './ledger-run';

/* What was sent: 1 is accepted, 2 is retracted, 3 is on its way, 4 was rejected. The others are unknown. */

const first = ndjson(record(1), record(2), { ...record(4), conversionName: 'Visit' });
// A day after the Adds were accepted.
const later = '--now 2026-12-01T12:00:00Z';

async function open(files: Readonly<Record<string, string>>) {
  const world = await openLedgerRun(
    {
      ...{ 'first.ndjson': first, 'retract.ndjson': ndjson(retract(2, 10)) },
      ...{ 'way.csv': uploadOf(3), ...files },
    },
    {},
    '2026-11-01T00:00:00Z',
  );
  expect((await world.run(`send first.ndjson ${later}`)).code).toBe(1);
  expect((await world.run(`send retract.ndjson ${later}`)).code).toBe(0);
  await world.run('ledger import way.csv');
  expect(await world.states()).toEqual(['accepted', 'pending', 'rejected', 'retracted']);
  return world;
}

const more = ndjson(
  ...[record(1), record(2), record(3), { ...record(4), conversionName: 'Visit' }, record(5)],
  ...[restate(1, 9), restate(2, 11), retract(2, 10), restate(3, 9), restate(9, 9), wrong(6)],
);
const sent = (state: string) =>
  `error  The conversion was sent before, and ${state}. Leave it out.  (already-sent)`;
const issues = linesOf(
  `more.ndjson:1  ${sent('was accepted')}`,
  `more.ndjson:2  ${sent('was retracted later')}`,
  `more.ndjson:3  ${sent('is on its way')}`,
  'more.ndjson:7  error  The conversion was retracted before. The service accepts nothing after a Retract. Leave the adjustment out.  (already-retracted)',
  'more.ndjson:8  error  A Retract with the same or a later Adjustment Time was sent before. Leave the adjustment out.  (already-retracted)',
  'more.ndjson:9  error  The Add of this conversion is still on its way. Send the adjustment after it has been accepted.  (original-unknown)',
  'more.ndjson:10  error  The ledger has no Add of this conversion, so the service cannot find it. Check the identifiers, the name and the time, or send the Add first.  (original-unknown)',
  'more.ndjson:11  error  Conversion Name  Conversion Name is empty. An Add requires it.  (required, service 5605)',
);
/** The records that may be sent, by their lines. */
const left = [4, 5, 6];

describe('generate and apply with a ledger', () => {
  it('reports what was sent before at its place in the input, and leaves it out', async () => {
    const { run, read } = await open({ 'more.ndjson': more });
    const options = `--on-error skip --rejects no.ndjson ${later}`;
    const generated = await run(`generate more.ndjson -o up.csv ${options}`);
    expect([generated.code, generated.stdout]).toEqual([1, '']);
    const [stderr, last] = [linesOfIssues(generated.stderr), generated.stderr.split('\n').at(-2)];
    expect(stderr).toBe(issues);
    expect(last).toBe('up.csv: 3 records written, 8 left out');
    const rejected = fromNdjson(read('no.ndjson')) as Rejected[];
    expect(rejected.map(({ clientId, issues: [issue] }) => [clientId, issue?.line])).toEqual([
      ...[
        ['a1', 1],
        ['a2', 2],
        ['a3', 3],
        ['r2-11', 7],
        ['t2-10', 8],
      ],
      ...[
        ['r3-9', 9],
        ['r9-9', 10],
        ['a6', 11],
      ],
    ]);

    const applied = await run(`apply more.ndjson ${options}`);
    expect([applied.code, linesOfIssues(applied.stderr)]).toEqual([1, issues]);
    const requests = fromNdjson(applied.stdout) as { readonly rows: readonly number[] }[];
    expect(requests.flatMap(({ rows }) => rows)).toEqual(left);
    expect(fromNdjson(read('no.ndjson'))).toEqual(rejected);
  });

  it('counts it for --max-rejected', async () => {
    const { run, names } = await open({ 'more.ndjson': more });
    const { stderr, code } = await run(`generate more.ndjson -o up.csv --max-rejected 7 ${later}`);
    expect([stderr.split('\n').at(-2), code, names().includes('up.csv')]).toEqual([
      'Stopped: up.csv was not written. Rejected: 8 of 11 records, more than --max-rejected 7 allows.',
      1,
      false,
    ]);
    expect((await run(`generate more.ndjson -o up.csv --max-rejected 8 ${later}`)).code).toBe(0);
  });

  it('stops at the first one without --on-error skip', async () => {
    const { run } = await open({ 'more.ndjson': inputOf(5, 1, 2) });
    expect(await run(`generate more.ndjson -o up.csv ${later}`)).toEqual({
      stdout: '',
      stderr: linesOf(
        `more.ndjson:2  ${sent('was accepted')}`,
        'Stopped: up.csv was not written. To leave out records with errors, use --on-error skip.',
      ),
      code: 1,
    });
  });

  it('keeps the places of records that are looked up thousands at a time', async () => {
    const lines = range(25_000).map((line) => record(100 + line));
    const at = (line: number, value: object) =>
      lines.splice(line - 1, 1, value as (typeof lines)[0]);
    for (const line of [5, 12_000, 24_999]) at(line, wrong(line));
    for (const line of [1, 11_999, 25_000]) at(line, { ...record(100 + line), clientId: 'null' });
    for (const [index, line] of [9_999, 10_001, 24_998].entries()) at(line, record(index + 1));
    const { run, read } = await open({ 'more.ndjson': ndjson(...lines) });
    const { stderr, code } = await run(
      `generate more.ndjson -o up.csv --on-error skip --rejects no.ndjson ${later}`,
    );
    const placed = [...stderr.matchAll(/^more\.ndjson:(\d+) +(\w+) .*\((\S+?)[,)]/gm)];
    expect(placed.map(([, line, level, what]) => `${line} ${level} ${what}`).sort()).toEqual(
      [
        ...['5 error required', '12000 error required', '24999 error required'],
        ...['1', '11999', '25000'].map((line) => `${line} warning placeholder`),
        ...['9999', '10001', '24998'].map((line) => `${line} error already-sent`),
      ].sort(),
    );
    const rejected = fromNdjson(read('no.ndjson')) as Rejected[];
    expect(
      rejected.map(({ clientId, issues: [issue] }) => `${issue?.line} ${clientId}`).sort(),
    ).toEqual(['9999 a1', '10001 a2', '24998 a3', '5 a5', '12000 a12000', '24999 a24999'].sort());
    expect([stderr.split('\n').at(-2), code]).toEqual([
      'up.csv: 24994 records written, 6 left out',
      1,
    ]);
  });

  it('keeps the places of issues that are found while others are looked up', async () => {
    // Each is a warning of its own at its line, before and after records that are left out.
    const odd = (i: number) => ({ ...record(i), clientId: 'null' });
    const { run } = await open({ 'more.ndjson': ndjson(odd(5), record(1), wrong(6), odd(7)) });
    const { stderr } = await run(`generate more.ndjson -o up.csv --on-error skip ${later}`);
    expect(stderr.match(/more\.ndjson:\d+ +\w+/g)).toEqual([
      ...['more.ndjson:1  warning', 'more.ndjson:2  error'],
      ...['more.ndjson:3  error', 'more.ndjson:4  warning'],
    ]);
  });
});

interface Rejected {
  readonly clientId: string;
  readonly issues: readonly { readonly line: number }[];
}

/** The issues of an output, in the order of their lines. */
function linesOfIssues(stderr: string): string {
  const found = stderr.split('\n').filter((line) => /^more\.ndjson:\d/.test(line));
  const lineOf = (text: string) => Number(/:(\d+) /.exec(text)?.[1]);
  return linesOf(...found.sort((x, y) => lineOf(x) - lineOf(y)));
}

test('validate reports what was sent before', async () => {
  const { run } = await open({ 'up.csv': uploadOf(5, 1, 3) });
  expect(await run(`validate up.csv ${later}`)).toEqual({
    stdout: linesOf(
      `up.csv:4  ${sent('was accepted')}`,
      `up.csv:5  ${sent('is on its way')}`,
      '',
      'up.csv: not valid',
      '  3 records (3 Add); Format Version 6.0',
      '  2 errors, no warnings',
    ),
    ...{ stderr: '', code: 1 },
  });
  const { stdout, code } = await run(`validate up.csv --severity already-sent=warning ${later}`);
  expect([code, stdout.match(/warning {2}The conversion was sent/g)?.length]).toEqual([0, 2]);
});
