import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { readClicks } from '../../../src/services';
import { addRow, fileOf, clickId as id, now } from '../../support/rows';
import { folderOf, run } from '../../support/run';
import { asFound } from '../found';
import { kind } from '../kind';

kind<[rows: readonly string[], skipped: number, empty?: number]>(
  'rows of the clicks without a click id are passed over and counted',
  [
    ['named', ['organic'], 1],
    ['own', ['n/a', '(not set)'], 2],
    ['own', ['Cj0KCQjw2PSvBhDjARIsAKc2cgPZ9hJ5Ml', '0'.repeat(32), ' '], 3],
    ['own', [id.slice(1)], 1],
    ['named', ['', ''], 2, 2],
    ['own', ['', 'organic', ''], 3, 2],
    ['own', ['', id], 1, 1],
  ],
  async (rows, skipped, empty = 0) => {
    const lines = [id, ...rows].map((each) => `${each},2026-01-31T10:00:00Z\n`);
    const cwd = folderOf({
      'clicks.csv': `Microsoft Click Id,Click Time\n${lines.join('')}`,
      'upload.csv': fileOf([addRow]),
    });
    const args = ['validate', 'upload.csv', '--clicks', 'clicks.csv'];
    const { code, stderr } = await run([...args, '--now', now.toISOString()], { cwd });
    expect(stderr).toMatch(/clicks\.csv:.*\(clicks-skipped\)/);
    expect(code).toBe(0);
    const { clicks, issues } = await readClicks(readFileSync(join(cwd, 'clicks.csv')));
    expect(issues.map(asFound)).toEqual([['clicks-skipped', 'warning', { count: skipped, empty }]]);
    expect([...clicks.keys()]).toEqual([id]);
  },
);
