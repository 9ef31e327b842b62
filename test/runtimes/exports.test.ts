import { mkdtempSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { run } from './child';
import { nodes } from './runtimes';

/* What can be imported from the installed package, and what cannot. */

const { app } = inject('packed');
const own = JSON.parse(readFileSync('package.json', 'utf8'));

async function evaluated(program: string, type: 'module' | 'commonjs', script: string) {
  const { status, output, errors } = await run([program, `--input-type=${type}`, '-e', script], {
    ...{ cwd: app, seconds: 30 },
  });
  if (status !== 0) throw new Error(errors);
  return JSON.parse(output);
}

describe.each(nodes)('$name', ({ program }) => {
  it.each([
    ['', 'readBulkRows'],
    ['/node', 'bulkFile'],
    ['/services', 'readReport'],
    ['/client', 'refreshingToken'],
    ['/ledger', 'openLedger'],
    ['/double', 'startServiceDouble'],
  ])('gives the same names as both forms: msads-bulk%s', async (entry, name) => {
    const names = 'console.log(JSON.stringify(Object.keys(all).sort()))';
    const id = JSON.stringify(`msads-bulk${entry}`);
    const [modules, common] = await Promise.all([
      evaluated(program, 'module', `import * as all from ${id}; ${names}`),
      evaluated(program, 'commonjs', `const all = require(${id}); ${names}`),
    ]);
    expect(modules).toEqual(common);
    expect(modules).toContain(name);
    expect(modules).not.toContain('default');
  });

  it('lets nobody reach behind the exports', async () => {
    const script = `
      const ids = ['msads-bulk/dist/index.js', 'msads-bulk/src/index', 'msads-bulk/cli'];
      Promise.all(ids.map((id) => import(id).catch(({ code }) => code)))
        .then((codes) => console.log(JSON.stringify(codes)));`;
    const closed = 'ERR_PACKAGE_PATH_NOT_EXPORTED';
    expect(await evaluated(program, 'commonjs', script)).toEqual([closed, closed, closed]);
  });

  it('finds what the package says of itself, which allows this Node', async () => {
    const script =
      "console.log(JSON.stringify([require('msads-bulk/package.json'), process.versions.node]))";
    const [said, version] = await evaluated(program, 'commonjs', script);
    expect([said.name, said.version, said.engines]).toEqual([
      ...['msads-bulk', own.version],
      { node: '>=20.19' },
    ]);
    const [major, minor] = version.split('.').map(Number);
    expect(major > 20 || (major === 20 && minor >= 19)).toBe(true);
  });

  describe('the command, where it is installed', () => {
    // It starts the `node` that is found first.
    const env = { PATH: `${dirname(program)}:${process.env.PATH}` };
    const command = (...args: [string, ...string[]]) => run(args, { cwd: app, seconds: 60, env });
    const bin = 'node_modules/.bin/msads-bulk';
    const samples = 'node_modules/msads-bulk/samples';
    const now = ['--now', '2026-11-21T12:00:00Z'];

    it.each<[string, ...string[]]>([[bin], ['npx', '--no', '--', 'msads-bulk']])(
      'tells its version to %s',
      async (...start) => {
        const { status, output } = await command(...start, '--version');
        expect({ status, output }).toEqual({ status: 0, output: `${own.version}\n` });
      },
    );

    it('generates, and finds no fault in it', async () => {
      const out = join(mkdtempSync(join(app, 'command-')), 'upload.zip');
      const from = `${samples}/conversions.ndjson`;
      expect(await command(bin, 'generate', from, '-o', out, '--hash', ...now)).toEqual({
        ...{ status: 0, output: '', errors: `${out}: 4 records written\n` },
      });
      const report = `${out}: valid\n  4 records (2 Add, 1 Restate, 1 Retract); Format Version 6.0\n  no errors, no warnings\n`;
      expect(await command(bin, 'validate', out, ...now)).toEqual({
        ...{ status: 0, output: report, errors: '' },
      });
    });

    it('finds the faults of a faulty file', async () => {
      const file = `${samples}/faulty.csv`;
      const { status, output, errors } = await command(bin, 'validate', file, ...now);
      expect([status, errors]).toEqual([1, '']);
      expect(
        output.endsWith(`${file}: not valid
  15 records (11 Add, 1 Restate, 1 Retract, 2 of an unknown action); Format Version 6
  16 errors, 7 warnings
`),
      ).toBe(true);
    });
  });
});
