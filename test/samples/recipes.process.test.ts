import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it, test } from 'vitest';
import { clickId } from '../support/rows';
import { useScratch } from '../support/scratch';
import { commandsIn, recipe, runProgram } from './recipes';

const scratch = useScratch();
const day = 86_400_000;
/** The programs use the clock of the system. */
const recent = new Date(Math.floor((Date.now() - 3 * day) / 1000) * 1000);
const clock = recent.toLocaleTimeString('en-US', { timeZone: 'UTC' }).replace('\u202f', ' ');
const time = `${recent.toLocaleDateString('en-US', { timeZone: 'UTC' })} ${clock}`;
const header =
  'Type,Name,Client Id,Conversion Name,Conversion Time,Conversion Value,Conversion Currency Code,Microsoft Click Id';
const upload = (...rows: readonly string[]) =>
  `\ufeff${header}\r\nFormat Version,6.0,,,,,,\r\n${rows.map((row) => `${row}\r\n`).join('')}`;
const rowOf = (id: number, click: string, value = '12.5') =>
  `Offline Conversion,,${id},Signed contract,${time},${value},EUR,${click}`;
const right = rowOf(1, clickId);
const wrong = rowOf(2, 'not a click id');
const wrongIssue = { line: 4, column: 'Microsoft Click Id', severity: 'error' };

interface LambdaModule {
  createHandler(s3: object): (event: object) => Promise<unknown>;
}

it('there is a test for each recipe', () => {
  expect(readdirSync('samples/recipes').sort()).toEqual([
    ...[
      'Dockerfile',
      'airflow.py',
      'cloud-run.mjs',
      'cron.sh',
      'duckdb.mjs',
      'github-action',
      'lambda.mjs',
    ],
    ...['psql-in.sh', 'psql-out.sh'],
  ]);
});

test('duckdb.mjs writes an upload file from a query, and leaves out what is wrong', async () => {
  const [source, target] = [scratch.at("orders' of today.parquet"), scratch.at('upload.csv')];
  const connection = await (await DuckDBInstance.create()).connect();
  await connection.run(`copy (
    select * from (values
      (1, timestamp '${recent.toISOString().slice(0, 19)}', 12.50::decimal(12,2), '${clickId}'),
      (2, timestamp '2020-01-01 00:00:00', 99.99::decimal(12,2), '${clickId}')
    ) as orders (id, sold_at, amount, click_id)
  ) to '${source.replaceAll("'", "''")}' (format parquet)`);
  connection.closeSync();
  const { stdout, stderr, code } = await runProgram(
    process.execPath,
    [recipe('duckdb.mjs'), source, target],
    { cwd: scratch.path },
  );
  expect([stdout, code]).toEqual([`${target} is written, 1 left out\n`, 0]);
  expect(stderr).toMatch(/^record 2: .*90 days/);
  const rows = readFileSync(target, 'utf8').split('\r\n');
  expect(rows[0]).toContain('Microsoft Click Id');
  expect(rows.slice(2).map((row) => row.split(',').filter((cell) => cell !== ''))).toEqual([
    ['Offline Conversion', '1', 'Signed contract', time, '12.5', 'EUR', clickId],
    [],
  ]);
});

describe('the GitHub Action', () => {
  async function runAction(file: string, inputs: Readonly<Record<string, string>> = {}) {
    commandsIn(scratch.path);
    const [output, summary] = [scratch.at('output'), scratch.at('summary')];
    writeFileSync(output, 'before=1\n');
    writeFileSync(summary, '');
    const outcome = await runProgram(process.execPath, [recipe('github-action/main.mjs')], {
      cwd: scratch.path,
      env: {
        ...{ INPUT_FILE: file, INPUT_STRICT: 'false', RUNNER_TEMP: scratch.path, ...inputs },
        ...{ GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary },
      },
    });
    return {
      ...outcome,
      output: readFileSync(output, 'utf8'),
      summary: readFileSync(summary, 'utf8'),
    };
  }

  it('has the inputs that its program reads, and the outputs that it writes', () => {
    const yaml = readFileSync(recipe('github-action/action.yml'), 'utf8');
    const names = (part: string) =>
      [
        ...(new RegExp(`^${part}:\\n((?:  .*\\n)+)`, 'm').exec(yaml)?.[1] ?? '').matchAll(
          /^ {2}(\w+):/gm,
        ),
      ].map(([, name]) => name);
    expect(names('inputs')).toEqual(['file', 'strict']);
    expect(names('outputs')).toEqual(['valid', 'errors', 'warnings']);
    expect(yaml).toContain('main: main.mjs');
  });

  it('annotates what is wrong, and fails', async () => {
    writeFileSync(scratch.at('upload.csv'), upload(right, wrong));
    const { stdout, code, output, summary } = await runAction('upload.csv');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error file=upload\.csv,line=4,/m);
    expect(output).toBe('before=1\nvalid=false\nerrors=1\nwarnings=0\n');
    expect(summary).toContain('click-id');
  });

  it('passes for a right file, and with warnings unless it is strict', async () => {
    writeFileSync(scratch.at('upload.csv'), upload(right).replace('\ufeff', ''));
    const { code, output } = await runAction('upload.csv');
    expect([code, output]).toEqual([0, 'before=1\nvalid=true\nerrors=0\nwarnings=1\n']);
  });

  it('fails for warnings if it is strict', async () => {
    writeFileSync(scratch.at('upload.csv'), upload(right).replace('\ufeff', ''));
    expect((await runAction('upload.csv', { INPUT_STRICT: 'true' })).code).toBe(1);
  });

  it('writes no outputs of a file that cannot be read', async () => {
    const { code, output, stderr } = await runAction('missing.csv');
    expect([code, output]).toEqual([2, 'before=1\n']);
    expect(stderr).toContain('missing.csv');
  });
});

test('lambda.mjs puts a report of each file that arrives beside it', async () => {
  const { createHandler } = (await import(recipe('lambda.mjs'))) as LambdaModule;
  const puts: Record<string, unknown>[] = [];
  const s3 = {
    getObject: async ({ Bucket, Key }: Record<string, string>) => {
      expect([Bucket, Key]).toEqual(['leads', 'uploads/of today é.csv']);
      return { Body: Readable.from([Buffer.from(upload(right, wrong))]) };
    },
    putObject: async (put: Record<string, unknown>) => puts.push(put),
  };
  const object = { key: 'uploads/of+today+%C3%A9.csv' };
  const records = { Add: 2, Restate: 0, Retract: 0, unknown: 0 };
  const report = {
    ...{ key: 'uploads/of today é.csv', valid: false, records, errors: 1, warnings: 0 },
    counts: { 'click-id': 1 },
  };
  const event = { Records: [{ s3: { bucket: { name: 'leads' }, object } }] };
  expect(await createHandler(s3)(event)).toEqual([report]);
  expect(puts).toEqual([
    {
      ...{ Bucket: 'leads', Key: 'reports/of today é.csv.json', Body: JSON.stringify(report) },
      ContentType: 'application/json',
    },
  ]);
});

test('cloud-run.mjs answers with what is wrong, and ends when it is told to', async () => {
  const child = spawn(process.execPath, [recipe('cloud-run.mjs')], {
    env: { ...process.env, PORT: '0', MAX_BYTES: '2000' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const url = `http://127.0.0.1:${/\d+/.exec(line.toString())?.[0]}/`;
  const post = async (body: string | Uint8Array) => {
    const response = await fetch(url, { method: 'POST', body: body as string });
    return [response.status, await response.json()];
  };
  const records = (Add: number) => ({ Add, Restate: 0, Retract: 0, unknown: 0 });
  const rest = { warnings: 0, counts: {}, issues: [] };
  expect(await post(upload(right))).toEqual([
    200,
    { ...rest, valid: true, records: records(1), errors: 0 },
  ]);
  expect(await post(upload(right, wrong))).toEqual([
    422,
    {
      ...{ ...rest, valid: false, records: records(2), errors: 1 },
      counts: { 'click-id': 1 },
      issues: [{ ...wrongIssue, code: 'click-id', message: expect.any(String) }],
    },
  ]);
  expect(await post('{"not":"a table"}')).toEqual([
    422,
    expect.objectContaining({ counts: { 'not-a-bulk-file': 1 } }),
  ]);
  expect(await post(upload(...Array.from({ length: 100 }, () => right)))).toEqual([
    413,
    { error: 'The file has more than 2000 bytes.' },
  ]);
  expect((await fetch(url)).status).toBe(405);
  child.kill('SIGTERM');
  expect(await once(child, 'close')).toEqual([0, null]);
});
