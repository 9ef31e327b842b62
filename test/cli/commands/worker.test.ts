import { expect, test } from 'vitest';
import { folderOf, run } from '../../support/run';

/* What worker refuses before it opens a database. What it does then is in test/fleet/command.test.ts. */

const url = 'postgres://127.0.0.1:1/none';
const secret = 'a secret of the tests';
const files = {
  'good.mjs': 'export default { accounts: [] };',
  'broken.mjs': 'export default {',
  'throws.mjs': "throw new Error('no such table');",
  'nothing.mjs': 'export const accounts = [];',
  'id.mjs': "export default { accounts: [{ account: 'x', customer: '1' }] };",
  'unknown.mjs': 'export default { accounts: [], account: 1 };',
  'files.mjs': 'export default { accounts: [], files: { maxRow: 5 } };',
  'type.mjs': "export default { accounts: [], files: { recordType: 'Lead' } };",
  'no-records.mjs': "export default { accounts: [{ account: '1', customer: '1' }] };",
  'no-query.mjs':
    "export default { accounts: [{ account: '1', customer: '1', query: 'absent.sql' }] };",
};

test.each<[args: string, env: Readonly<Record<string, string>>, sentence: string]>([
  ['', {}, 'Name what to do: plan, work, status, or redrive.'],
  ['start', {}, 'Name what to do: plan, work, status, or redrive.'],
  ['plan extra', {}, 'worker plan needs no FILE.'],
  ['redrive 1 2', {}, 'Name one UPLOAD, or none for all.'],
  ['redrive x', {}, 'UPLOAD must be the number of an upload, as worker status lists it.'],
  ['work --uploads 0', {}, '--uploads must be at least 1.'],
  [
    'plan --ledger sent.db',
    {},
    '--ledger needs the postgres:// address of a database. Write it as postgres://USER@HOST:PORT/DATABASE, with reserved characters as %40.',
  ],
  [
    `plan --ledger ${url}`,
    {},
    'Set MSADS_LEDGER_SECRET, the secret of the ledger: at least 16 characters that nobody can guess, the same for every command.',
  ],
  [
    'plan',
    { MSADS_LEDGER: url, MSADS_LEDGER_SECRET: secret },
    '--config needs a FILE: a module that exports what the fleet works on.',
  ],
])('refuses worker %s', async (args, env, sentence) => {
  const words = ['worker', ...args.split(' ').filter(Boolean)];
  expect(await run(words, { cwd: folderOf({}), env })).toEqual({
    ...{ code: 2, stdout: '' },
    stderr: `msads-bulk worker: ${sentence}\n`,
  });
});

test.each([
  ['absent.mjs', 'absent.mjs: no such file or folder.'],
  ['throws.mjs', 'throws.mjs: The module cannot be loaded: Error: no such table'],
  ['nothing.mjs', 'nothing.mjs: The default export must be of type object.'],
  ['id.mjs', 'id.mjs: "accounts.0.account" must be an id: digits.'],
  [
    'files.mjs',
    'files.mjs: "files" cannot be used: Unknown option "maxRow". Did you mean "maxRows"?',
  ],
  [
    'type.mjs',
    'type.mjs: "files" cannot be used: Option "recordType" must be offlineConversion, or a copy of it with the same type, actions, columns and matrix.',
  ],
  ['no-records.mjs', 'no-records.mjs: Account 1 needs a query, or the fleet needs records.'],
  ['no-query.mjs', 'absent.sql: no such file or folder.'],
])('refuses the configuration %s', async (config, sentence) => {
  const env = { MSADS_LEDGER: url, MSADS_LEDGER_SECRET: secret };
  const args = ['worker', 'status', '--config', config];
  expect(await run(args, { cwd: folderOf(files), env })).toEqual({
    ...{ code: 2, stdout: '' },
    stderr: `msads-bulk worker: ${sentence}\n`,
  });
});
