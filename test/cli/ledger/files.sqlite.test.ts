import { linkSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inputOf, uploadOf } from '../../support/lead-records';
import { back, uploadOf as pairUpload, resultOf } from '../../support/pair';
import { type Files, folderOf, now } from '../../support/run';
import { openServiceRun } from '../../support/service-run';

const settings = { env: { MSADS_LEDGER_SECRET: 'a secret of the tests' } };
const files: Files = {
  ...{ in: inputOf(1, 2), 'up.csv': uploadOf(3, 4) },
  ...{ 'sent.csv': pairUpload({ id: 'a' }), 'result.csv': resultOf(back({ id: 'a' })) },
};

async function open() {
  const { run } = await openServiceRun({ goals: ['Lead'] });
  const cwd = folderOf(files);
  const runLine = (line: string) =>
    run([...line.split(' '), '--ledger', 'sent.db'], { ...settings, cwd });
  await runLine('ledger create');
  return { cwd, runLine };
}

const timed = now.join(' ');

test('a ledger is one file for its owner only, whatever command has it open', async () => {
  const { cwd, runLine } = await open();
  for (const line of [
    'ledger import sent.csv --result result.csv',
    'results result.csv --upload sent.csv',
    `validate up.csv ${timed}`,
    `generate in --from ndjson -o new.csv ${timed}`,
    `apply in --from ndjson --out-dir out ${timed}`,
    `upload up.csv ${timed}`,
    `send in --from ndjson ${timed}`,
    'ledger prune',
    'ledger export',
  ]) {
    const { stderr, code } = await runLine(line);
    expect([line, code, stderr]).toEqual([line, 0, expect.any(String)]);
    expect(statSync(join(cwd, 'sent.db')).mode & 0o777).toBe(0o600);
    expect(readdirSync(cwd).filter((name) => name.startsWith('sent.db'))).toEqual(['sent.db']);
  }
  for (const name of readdirSync(cwd).filter((each) => !(each in files) && each !== 'out'))
    expect([name, statSync(join(cwd, name)).mode & 0o777]).toEqual([name, 0o600]);
});

test.each([
  [`generate in --from ndjson -o new.csv --max-rows 1 ${timed}`, 'new-002.csv'],
  [`apply in --from ndjson --out-dir . ${timed}`, 'index.json'],
  [`send in --from ndjson -o new.csv ${timed}`, 'new-001.csv'],
])('%s does not write over its ledger through %s', async (line, target) => {
  const { cwd, runLine } = await open();
  const before = readFileSync(join(cwd, 'sent.db'));
  linkSync(join(cwd, 'sent.db'), join(cwd, target));
  const [command] = line.split(' ');
  expect(await runLine(line)).toEqual({
    stdout: '',
    stderr: `msads-bulk ${command}: ${target}: This file is the file of --ledger and would be overwritten. Name another FILE.\n`,
    code: 2,
  });
  expect(readFileSync(join(cwd, 'sent.db')).equals(before)).toBe(true);
});
