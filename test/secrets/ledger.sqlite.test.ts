import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { leaksOf, planted } from '../support/planted';
import { fileOf } from '../support/rows';
import { type Files, folderOf, ndjson, now } from '../support/run';
import { openServiceRun } from '../support/service-run';
import { pair, upload } from './marked-files';
import { every, record, restate } from './planted-rows';
import { service, troubles } from './planted-service';

const secret = 'ledgersecretmark77';
const found = (text: string) => [
  ...leaksOf(text),
  ...(text.includes('ledgersecret') ? [secret] : []),
];
const files: Files = {
  ...pair,
  'restate.csv': fileOf([restate]),
  'in.ndjson': ndjson(
    record,
    { ...record, action: 'Retract', adjustmentTime: '2026-02-02T10:00:00Z' },
    ...every.map((value) => ({ ...record, conversionName: value })),
  ),
};
const skip = ['--on-error', 'skip', ...now];

/** Command lines that a ledger has in turn. */
const lines: readonly (readonly string[])[] = [
  ['ledger', 'create'],
  ['ledger', 'import', 'up.csv'],
  ['ledger', 'import', 'up.csv', '--result', 'result.csv'],
  ['ledger', 'import', 'result.csv'],
  ...['text', 'json'].map((format) => ['ledger', 'status', '--format', format]),
  ...['text', 'json', 'ndjson', 'sarif'].map((format) => [
    ...['validate', 'up.csv', 'restate.csv', '--format', format, ...now],
  ]),
  ['generate', 'in.ndjson', '-o', 'new.csv', ...skip],
  ['results', 'result.csv', '--upload', 'up.csv'],
  ['upload', 'up.csv', ...now],
  ['upload', 'up.csv', '--force', ...now],
  ['apply', 'in.ndjson', '--send', ...skip],
  ['send', 'in.ndjson', ...skip],
  ['send', 'in.ndjson', ...skip],
  ['ledger', 'export'],
  ['ledger', 'prune'],
];

test.each([service, ...troubles].map((settings, index) => [index, settings] as const))(
  'no command says or keeps an identifier, nor the secret (service %i)',
  async (_, settings) => {
    const { run } = await openServiceRun(settings);
    const cwd = folderOf(files);
    const say = async (line: readonly string[], MSADS_LEDGER_SECRET = secret) => {
      const args = [...line, '--ledger', 'sent.db'];
      const { stdout, stderr } = await run(args, { cwd, env: { MSADS_LEDGER_SECRET } });
      return stdout + stderr;
    };
    for (const line of lines) {
      const said = await say(line);
      const leaks = said.split('\n').filter((each) => found(each).length > 0);
      expect(leaks, line.join(' ')).toEqual([]);
      expect(said, line.join(' ')).not.toContain('internal error');
    }
    expect(found(await say(['ledger', 'status'], `${secret}, but another`))).toEqual([]);
    expect(found(readFileSync(join(cwd, 'sent.db'), 'latin1'))).toEqual([]);
  },
);

test('the marks are found where they are', () => {
  expect(found(upload).length).toBeGreaterThan(5);
  expect(found(`${secret} ${planted.email}`)).toContain(secret);
});
