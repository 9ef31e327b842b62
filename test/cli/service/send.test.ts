import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inputOf } from '../../support/lead-records';
import { folderOf, now } from '../../support/run';
import { openServiceRun } from '../../support/service-run';

describe('send', () => {
  it('writes an upload file, uploads it, and keeps its result', async () => {
    const { run, double, steps } = await openServiceRun();
    const cwd = folderOf({ 'in.ndjson': inputOf(1, 2) });
    const { stderr, code } = await run(['send', 'in.ndjson', ...now], { cwd });
    expect([stderr, code]).toEqual(['', 0]);
    expect(steps()).toBe('token, url, post, 5s look, fetch');
    expect(double.files.map(({ records }) => records)).toEqual([2]);
    expect(readdirSync(cwd).sort()).toEqual([
      ...['in.ndjson', 'in.upload-001.csv', 'in.upload-001.result.csv'],
    ]);
  });
});
