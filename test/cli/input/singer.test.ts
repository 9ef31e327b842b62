import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import { record, uploadOf, wrong } from '../../support/lead-records';
import { folderOf, linesOf, now, run } from '../../support/run';

const schema = { type: 'SCHEMA', stream: 'leads', schema: { properties: {} }, key_properties: [] };
const recordOf = (each: object, stream = 'leads') => ({ type: 'RECORD', stream, record: each });
const state = (bookmark: unknown) => ({ type: 'STATE', value: { bookmark } });
const text = (messages: readonly object[]) =>
  messages.map((message) => `${JSON.stringify(message)}\n`).join('');

/** Runs the command as a target of a tap that prints this. */
async function runTarget(input: string, ...args: readonly string[]) {
  const cwd = folderOf({});
  const all = ['generate', '-', '--from', 'singer', '-o', 'up.csv', ...now, ...args];
  const outcome = await run(all, { cwd, input });
  const path = join(cwd, 'up.csv');
  return { ...outcome, file: existsSync(path) ? readFileSync(path, 'utf8') : undefined };
}

it('writes the records, and gives back the last state once the file is in its place', async () => {
  const messages = [
    ...[schema, recordOf(record(1)), state(1)],
    { type: 'ACTIVATE_VERSION', stream: 'leads', version: 7 },
    recordOf({ ...record(2), _sdc_extracted_at: '2026-11-21T00:00:00Z', _sdc_deleted_at: null }),
    state({ at: '2026-11-21', id: 9007199254740991 }),
  ];
  expect(await runTarget(text(messages))).toEqual({
    stdout: '{"bookmark":{"at":"2026-11-21","id":9007199254740991}}\n',
    stderr: 'up.csv: 2 records written\n',
    code: 0,
    file: uploadOf(1, 2),
  });
});

const required = 'error  Conversion Name  Conversion Name is empty. An Add requires it.';
test.each<[what: string, messages: readonly object[], stderr: string, ...args: string[]]>([
  ['a wrong record', [recordOf(wrong(1)), state(1)], `-:1  ${required}  (required, service 5605)`],
  [
    'a record that was deleted',
    [recordOf({ ...record(1), _sdc_deleted_at: '2026-11-20' }), state(1)],
    '-:1  error  ',
  ],
  ['no record', [schema, state(1)], '-  error  '],
])('gives back no state for %s', async (_, messages, stderr) => {
  const outcome = await runTarget(text(messages));
  expect([outcome.stdout, outcome.code, outcome.file]).toEqual(['', 1, undefined]);
  expect(outcome.stderr.startsWith(stderr)).toBe(true);
});

it('gives back the state if records are left out, or none is wanted', async () => {
  const some = await runTarget(
    text([recordOf(wrong(1)), recordOf(record(2)), state(2)]),
    '--on-error',
    'skip',
  );
  expect([some.stdout, some.code, some.file]).toEqual(['{"bookmark":2}\n', 1, uploadOf(2)]);
  const none = await runTarget(text([schema, state(3)]), '--allow-empty');
  expect([none.stdout, none.code]).toEqual(['{"bookmark":3}\n', 0]);
});

const notAMessage =
  'This is not a message of a Singer tap: SCHEMA, RECORD, STATE, or ACTIVATE_VERSION.';
test.each<[what: string, input: string, message: string]>([
  ['text', `${text([schema])}Traceback (most recent call last):\n`, `line 2: ${notAMessage}`],
  ['half a line', text([recordOf(record(1))]).slice(0, -20), `line 1: ${notAMessage}`],
  ['a batch', text([{ type: 'BATCH', stream: 'leads' }]), `line 1: ${notAMessage}`],
  ['a list', '[]\n', `line 1: ${notAMessage}`],
  [
    'a second stream',
    text([recordOf(record(1)), recordOf(record(2), 'orders')]),
    'line 2: The tap sends records of the streams "leads" and "orders". Select one of them in its catalog.',
  ],
  [
    'a state that would be rounded',
    '{"type":"STATE","value":[{"id":9007199254740993}]}\n',
    'line 1: The state of the tap has a number of more than 15 digits, which cannot be given back exactly.',
  ],
])('stops at %s, without a file and without a state', async (_, input, message) => {
  expect(await runTarget(text([state(1)]).concat(input))).toEqual({
    ...{ stdout: '', code: 2, file: undefined },
    stderr: `msads-bulk generate: -: ${message.replace(/\d+/, (line) => String(Number(line) + 1))}\n`,
  });
});

it('needs standard output for the state', async () => {
  const message =
    'msads-bulk generate: --from singer prints the state of the tap to standard output, so -o needs a FILE, and --format must be text.\n';
  for (const args of [
    ['-o', '-'],
    ['-o', 'up.csv', '--format', 'json'],
  ]) {
    const outcome = await run(['generate', '-', '--from', 'singer', ...args]);
    expect(outcome).toEqual({ stdout: '', stderr: message, code: 2 });
  }
});

it('is a format of generate alone', async () => {
  const outcome = await run(['apply', '-', '--from', 'singer']);
  expect(outcome).toEqual({
    ...{ stdout: '', code: 2 },
    stderr: linesOf('msads-bulk apply: --from must be ndjson, json, or csv.'),
  });
});
