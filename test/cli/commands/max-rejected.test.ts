import { expect, it, test } from 'vitest';
import { apply } from '../../support/applied';
import { generate } from '../../support/generated';
import { inputOf, range, record, uploadOf, wrong, wrongLine } from '../../support/lead-records';
import { folderOf, linesOf, ndjson, now, run } from '../../support/run';
import { stamp } from '../../support/stamp';

const two = inputOf(1, 2) + ndjson(wrong(3), wrong(4));
const lines = [wrongLine(3), wrongLine(4)];
const rejects = ['--rejects', 'rejects.ndjson'];

test.each(['2', '3', '50%', '99.5%', '100%'])('two of four with --max-rejected %s', async (max) => {
  const args = ['in.ndjson', '--max-rejected', max, ...rejects];
  const outcome = await generate({ 'in.ndjson': two }, args);
  expect({ ...outcome, rejects: outcome.rejects?.split('\n').length }).toEqual({
    stdout: '',
    stderr: linesOf(...lines, 'up.csv: 2 records written, 2 left out'),
    code: 0,
    file: uploadOf(1, 2),
    rejects: 3,
    names: ['in.ndjson', 'rejects.ndjson', 'up.csv'],
  });
});

test.each(['0', '1', '0%', '49.999%'])('two of four with --max-rejected %s', async (max) => {
  const args = ['in.ndjson', '--max-rejected', max, ...rejects];
  const outcome = await generate({ 'in.ndjson': two, 'up.csv': 'as it was' }, args);
  expect({ ...outcome, rejects: outcome.rejects?.split('\n').length }).toEqual({
    stdout: '',
    stderr: linesOf(
      ...lines,
      `Stopped: up.csv was not written. Rejected: 2 of 4 records, more than --max-rejected ${max} allows.`,
    ),
    code: 1,
    file: 'as it was',
    rejects: 3,
    names: ['in.ndjson', 'rejects.ndjson', 'up.csv'],
  });
});

it('counts everything that is left out: text, broken rows, properties that cannot be hashed', async () => {
  const noClick = { ...record(9), microsoftClickId: undefined, email: 'n/a' };
  const input = `${inputOf(...range(3))}text\n${ndjson(noClick)}`;
  const at = (max: string) =>
    generate({ 'in.ndjson': input }, ['in.ndjson', '--hash', '--max-rejected', max]);
  expect((await at('40%')).code).toBe(0);
  expect((await at('1')).code).toBe(1);
});

it('does not accept a file without records, nor an error of the whole file', async () => {
  const all = await generate({ 'in.ndjson': ndjson(wrong(1)) }, [
    ...['in.ndjson', '--max-rejected', '100%'],
  ]);
  expect([all.code, all.file]).toEqual([1, undefined]);
  const { clientId: _, ...anonymous } = record(1);
  const file = await generate({ 'in.ndjson': ndjson(anonymous, wrong(2)) }, [
    ...['in.ndjson', '--max-rejected', '1', '--severity', 'no-client-id=error'],
  ]);
  expect([file.code, file.stderr.split('\n').at(-2)]).toEqual([
    1,
    'up.csv: 1 record written, 1 left out',
  ]);
});

it('writes none of several files', async () => {
  const args = ['in.ndjson', '--max-rejected', '1', '--max-rows', '1', '-o', 'up.csv'];
  const { names, stderr } = await generate({ 'in.ndjson': two }, args);
  expect(names).toEqual(['in.ndjson']);
  expect(stderr.split('\n').at(-2)).toMatch(/^Stopped: .*Rejected: 2 of 4 records/);
});

it('says that printed output must not be used', async () => {
  const args = ['generate', '-', '-o', '-', '--max-rejected', '1', ...now];
  const { stdout, stderr, code } = await run(args, { input: two });
  expect([stdout, code]).toEqual([uploadOf(1, 2), 1]);
  expect(stderr).toContain(
    'Stopped: do not use the output. Rejected: 2 of 4 records, more than --max-rejected 1 allows.\n',
  );
});

it('holds for requests', async () => {
  const at = (...args: readonly string[]) =>
    apply({ 'in.ndjson': two }, ['in.ndjson', ...args, ...rejects]);
  expect(await at('--max-rejected', '2')).toMatchObject({
    stderr: linesOf(...lines, 'out: 2 records in 1 request, 2 left out'),
    code: 0,
    names: ['in.ndjson', 'out', 'rejects.ndjson'],
  });
  expect(await at('--max-rejected', '1')).toMatchObject({
    stderr: linesOf(
      ...lines,
      'Stopped: out was not written. Rejected: 2 of 4 records, more than --max-rejected 1 allows.',
    ),
    code: 1,
    out: undefined,
    names: ['in.ndjson', 'rejects.ndjson'],
  });
});

test.each([
  [
    ['--max-rejected', 'many'],
    '--max-rejected must be a whole number or a percentage, for example 10 or 0.5%.',
  ],
  [
    ['--max-rejected', '5', '--on-error', 'stop'],
    '--max-rejected leaves records out, so --on-error must be skip.',
  ],
  [['--format', 'json', '-o', '-'], '--format json prints to standard output, so -o needs a FILE.'],
  [['--format', 'ndjson'], '--format must be text, json, or github.'],
])('wrong use: %j', async (args, sentence) => {
  expect(await generate({ 'in.ndjson': two }, ['in.ndjson', ...args])).toMatchObject({
    ...{ stdout: '', stderr: `msads-bulk generate: ${sentence}\n`, code: 2 },
  });
});

const counted = { input: 'in.ndjson', errors: 2, warnings: 0, counts: { required: 2 } };

test.each([
  [
    'a file',
    ['--on-error', 'skip'],
    { ...counted, written: true, records: 2, rejected: 2, files: ['up.csv'] },
    1,
  ],
  [
    'several files',
    ['--max-rejected', '2', '--max-rows', '1'],
    { ...counted, written: true, records: 2, rejected: 2, files: ['up-001.csv', 'up-002.csv'] },
    0,
  ],
  [
    'too many rejects',
    ['--max-rejected', '1'],
    { ...counted, written: false, records: 0, rejected: 2, files: [] },
    1,
  ],
  [
    'a stop',
    [],
    {
      ...{ ...counted, errors: 1, counts: { required: 1 } },
      ...{ written: false, records: 0, rejected: 1, files: [] },
    },
    1,
  ],
])('generate --format json: %s', async (_, args, counts, code) => {
  const outcome = await generate({ 'in.ndjson': two }, ['in.ndjson', '--format', 'json', ...args]);
  expect(outcome.stdout.endsWith('}\n')).toBe(true);
  expect([JSON.parse(outcome.stdout), outcome.code]).toEqual([
    { ...stamp('generate'), ...counts },
    code,
  ]);
});

it('apply --format json counts requests, unless they are printed', async () => {
  const args = ['in.ndjson', '--format', 'json', '--max-rejected', '2'];
  const { stdout, code } = await apply({ 'in.ndjson': two }, args);
  const counts = { ...counted, written: true, records: 2, rejected: 2, requests: 1 };
  expect([JSON.parse(stdout), code]).toEqual([{ ...stamp('apply'), ...counts }, 0]);
  const cwd = folderOf({ 'in.ndjson': two });
  const printed = await run(['apply', ...args, ...now], { cwd });
  expect(JSON.parse(printed.stdout)).toMatchObject({ operation: 'ApplyOfflineConversions' });
});

it('there is no object if the input cannot be read', async () => {
  const outcome = await generate({ 'in.csv': '' }, ['in.csv', '--format', 'json']);
  expect(outcome).toMatchObject({ stdout: '', code: 2 });
});
