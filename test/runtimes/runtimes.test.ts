import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, test } from 'vitest';
import { type Ended, run } from './child';
import { runtimes, waysIn } from './runtimes';
import { coreChecks, fileChecks, type Outcome } from './smoke/checks';

/* The same checks, on the package as packed, in every runtime that has no window. */

const { app, faults } = inject('packed');

it('is packed and installed, and so is what it is run on', () => {
  expect(faults).toEqual([]);
});

it('has as many checks as the docs say', () => {
  const docs = readFileSync('docs/project/reliability.md', 'utf8').replace(/\s+/g, ' ');
  expect(docs).toContain(
    `${coreChecks.length} checks of the core and ${fileChecks.length} of \`msads-bulk/node\``,
  );
});

test.each(runtimes)('$name is there', async ({ program, version }) => {
  const { status, output, errors } = await run([program, '--version'], { cwd: app, seconds: 30 });
  expect({ status, errors: status === 0 ? '' : errors }).toEqual({ status: 0, errors: '' });
  expect(output).toMatch(version);
});

const folder = mkdtempSync(join(tmpdir(), 'msads-bulk-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
// What Deno compiles is kept, and nothing is asked of the network.
const env = { DENO_DIR: join(folder, 'deno'), DENO_NO_UPDATE_CHECK: '1', NO_COLOR: '1' };

for (const { name: way, command, files } of waysIn(folder))
  describe(`${way}:`, () => {
    let ended: Ended;
    let found: ReadonlyMap<string, Outcome>;

    beforeAll(async () => {
      const own = files ? [mkdtempSync(join(folder, 'way-'))] : [];
      ended = await run([...command, ...own], { cwd: app, seconds: 120, env });
      const lines = ended.output.split('\n').filter((line) => line.startsWith('{'));
      found = new Map(lines.map((line) => JSON.parse(line)).map((each) => [each.name, each]));
    });

    it('ends well, and says nothing else', () => {
      const { status, output, errors } = ended;
      const others = output.split('\n').filter((line) => !line.startsWith('{'));
      expect({ status, others, errors }).toEqual({ status: 0, others: [''], errors: '' });
    });

    const checks = [...coreChecks, ...(files ? fileChecks : [])];
    for (const { name, expected } of checks)
      it(name, () => {
        expect(found.get(name)).toEqual({ name, value: expected });
      });
  });
