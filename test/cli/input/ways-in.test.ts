import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Command } from '../../../src/cli/help';
import { zipOf } from '../../support/archives';
import { type Files, folderOf, now, run, type Settings } from '../../support/run';
import { some } from '../../support/runs';
import { uploadText } from '../../support/upload-text';

const header = 'Type,Name,Client Id,Conversion Name,Conversion Time,Microsoft Click Id';
const version = 'Format Version,6.0,,,,';
const click = 'f894f652ea334e739002f7167ab8f8e3';
const upload = uploadText(
  ...[header, version],
  `Offline Conversion,,a,Lead für 日本 🦆,11/2/2026 9:30:00 AM,${click}`,
  'Offline Conversion,,b,null,11/2/2026 9:30:00 AM,x',
);
const result = uploadText(
  ...[`${header},Error,Error Number`, `${version},,`],
  `Offline Conversion,,a,Lead für 日本 🦆,11/2/2026 9:30:00 AM,${click},,`,
  'Offline Conversion Error,,a,Lead für 日本 🦆,,,OfflineConversionNameInvalid,5606',
);
const object = `{"clientId":"a","conversionName":"Lead für 日本 🦆","conversionTime":"2026-11-02T09:30:00Z","microsoftClickId":"${click}"}`;
const objects = `${object}\n{"clientId":"b"}\n`;
const goals = '{"ConversionGoals":[{"Type":"OfflineConversion","Name":"Lead für 日本 🦆"}]}';
const report = '{"OfflineGoalConversionSummaries":[{"GoalId":"1","ConversionName":"日本 🦆"}]}';

const skip = ['--on-error', 'skip', '--rejects', 'rejects.ndjson', ...now];
const unnamed = ['--severity', 'file-name=off', ...now];

type NoInput =
  | 'upload'
  | 'send'
  | 'ledger'
  | 'worker'
  | 'accounts'
  | 'explain'
  | 'login'
  | 'page'
  | 'rules'
  | 'service-double';

/** What each command that reads a file reads, and with which arguments. Files to upload, or that were uploaded, have no other way in. */
const inputs: Readonly<
  Record<Exclude<Command, NoInput>, readonly (readonly [text: string, args: readonly string[]])[]>
> = {
  validate: [
    [upload, unnamed],
    [upload, ['--format', 'json', ...unnamed]],
    [upload, ['--format', 'ndjson', ...unnamed]],
    [upload, ['--format', 'sarif', ...unnamed]],
  ],
  fix: [[upload.slice(1).replaceAll(',', ';'), ['-o', 'out.csv']]],
  read: [[upload, unnamed]],
  generate: [
    [objects, ['--from', 'ndjson', '-o', 'out.csv', ...skip]],
    [`[${object},{"a":1,"a":2}]`, ['--from', 'json', '-o', 'out.csv', ...skip]],
    ['clientId,conversionName\na,Lead für 日本 🦆\n', ['--from', 'csv', '-o', 'out.csv', ...skip]],
  ],
  apply: [
    [objects, ['--from', 'ndjson', '--out-dir', 'out', ...skip]],
    [upload, ['--from', 'csv', ...skip]],
  ],
  results: [
    [result, []],
    [result, ['--format', 'json']],
    [result, ['--upload', 'upload.csv', '--retry', 'retry.csv', '--rejects', 'rejects.csv']],
  ],
  goals: [
    [goals, []],
    ['[{"name":"Lead für 日本 🦆"}]', []],
  ],
  report: [[report, []]],
  profile: [
    [upload, []],
    [upload, ['--format', 'json']],
  ],
};

interface Way {
  readonly files: Files;
  readonly input?: Settings['input'];
}

async function* singly(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (const byte of bytes) yield Buffer.of(byte);
}

/** The ways in of a command: the file `given`, or standard input. */
const ways: Readonly<Record<string, (bytes: Buffer) => Way>> = {
  'a file': (bytes) => ({ files: { given: bytes } }),
  'a gzip archive': (bytes) => ({ files: { given: gzipSync(bytes) } }),
  'a ZIP archive': (bytes) => ({ files: { given: zipOf([{ name: 'in.csv', content: bytes }]) } }),
  'standard input': (bytes) => ({ files: {}, input: bytes }),
  'standard input, byte by byte': (bytes) => ({ files: {}, input: singly(bytes) }),
  'standard input, packed': (bytes) => ({ files: {}, input: gzipSync(bytes) }),
};

/** All that a run leaves: what it prints, and the files that it writes. */
async function outcomeOf(command: string, args: readonly string[], { files, input }: Way) {
  const cwd = folderOf({ ...files, 'upload.csv': upload });
  const file = input === undefined ? 'given' : '-';
  const outcome = await run([command, file, ...args], { cwd, ...(input && { input }) });
  const texts = readdirSync(cwd, { recursive: true, encoding: 'utf8' })
    .filter((name) => name !== 'given' && name !== 'out')
    .sort()
    .map((name) => [name, readFileSync(join(cwd, name), 'utf8')]);
  // Only the name of the file may differ.
  const unnamed = (text: string) =>
    text.replaceAll(/(^|"|`|\s)(?:given|-|\(standard input\))(?=[:"\s[`])/gm, '$1INPUT');
  return { ...outcome, stdout: unnamed(outcome.stdout), stderr: unnamed(outcome.stderr), texts };
}

const cases = Object.entries(inputs).flatMap(([command, list]) =>
  list.flatMap(([text, args]) =>
    Object.keys(ways).flatMap((way) => [
      { command, args, way, end: 'whole', bytes: Buffer.from(text) },
      // A byte that no text has ends the reading, after everything before it.
      {
        ...{ command, args, way, end: 'broken off' },
        bytes: Buffer.concat([Buffer.from(text), Buffer.of(0xff)]),
      },
    ]),
  ),
);

test.each(some(cases))(
  '$command $args of $way, $end',
  async ({ command, args, way, end, bytes }) => {
    const expected = await outcomeOf(
      command,
      args,
      (ways['a file'] as (typeof ways)[string])(bytes),
    );
    const other = await outcomeOf(command, args, (ways[way] as (typeof ways)[string])(bytes));
    expect(other).toEqual(expected);
    expect(expected.code === 2).toBe(end === 'broken off');
  },
);
