import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { full, fullXml, xml } from '../support/goal-answers';
import { folderOf, now, run } from '../support/run';
import { runs } from '../support/runs';
import { hostileAnswer, hostileBytes } from './hostile-input';

const { seed, numRuns } = runs(91, 3);
const sample = { ...(seed !== undefined && { seed }), numRuns };

/** What a file of the command line may hold instead of what it should. */
const files = fc.oneof(
  hostileBytes.map((bytes): string | Uint8Array => bytes),
  hostileAnswer({ ConversionGoals: [full], PartialErrors: [] }, xml(fullXml)).map((body) =>
    typeof body === 'string'
      ? body
      : (JSON.stringify(body, (_, v) => (typeof v === 'bigint' ? `${v}` : v)) ?? ''),
  ),
);

const commands: readonly (readonly string[])[] = [
  ['validate', 'in'],
  ['validate', 'in', '--format', 'sarif', '--kind', 'result'],
  ['validate', 'good', '--goals', 'in'],
  ['validate', 'good', '--clicks', 'in'],
  ['read', 'in'],
  ['generate', 'in', '-o', '-', '--from', 'csv', '--on-error', 'skip', '--hash'],
  ['generate', 'in', '-o', '-', '--from', 'json', '--on-error', 'skip'],
  ['generate', 'in', '-o', '-', '--from', 'ndjson', '--on-error', 'skip'],
  ['apply', 'in', '--on-error', 'skip'],
  ['results', 'in', '--format', 'json'],
  ['results', 'in', '--upload', 'in', '--retry', 'retry.csv', '--rejects', 'rejects.csv'],
  ['goals', 'in'],
  ['report', 'in'],
];
const withNow = ['validate', 'read', 'generate', 'apply'];

const good =
  '\ufeffType,Name,Conversion Name\r\nFormat Version,6.0,\r\nOffline Conversion,,Lead\r\n';

describe('no file makes a command fail with anything but a sentence', () => {
  test.each(commands.map((args) => [args.join(' '), args] as const))('%s', async (_, args) => {
    for (const content of fc.sample(files, sample)) {
      const cwd = folderOf({ in: content, good });
      const flags = withNow.includes(args[0] as string) ? now : [];
      const { code, stderr } = await run([...args, ...flags], { cwd });
      expect([0, 1, 2]).toContain(code);
      expect(stderr).not.toMatch(/a fault of its own|node:internal|\n\s+at /);
      if (code === 2) expect(stderr).not.toBe('');
    }
  });
});
