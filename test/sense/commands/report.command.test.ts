import { expect } from 'vitest';
import { answer, daily, overall, summary } from '../../support/report-answers';
import { runOn } from '../../support/run';
import { kind } from '../kind';

type Reasons = Readonly<Record<string, number>>;

kind<[ofDays: Reasons, ofAll: Reasons, unattributed: number, shown: Reasons]>(
  'reasons that only the overall alerts have are kept',
  [
    ['named', {}, { NoMatchingClickFound: 3 }, 3, { NoMatchingClickFound: 3 }],
    [
      ...(['own', { NoMatchingClickFound: 2 }, { NoMatchingClickFound: 5 }, 5] as const),
      { NoMatchingClickFound: 5 },
    ],
    [
      ...(['own', { AccountMismatch: 1 }, { AccountMismatch: 1, Unknown: 2 }, 3] as const),
      { AccountMismatch: 1, Unknown: 2 },
    ],
    ['own', { AccountMismatch: 2 }, { AccountMismatch: 2 }, 2, { AccountMismatch: 2 }],
  ],
  async (ofDays, ofAll, unattributed, shown) => {
    const days = [daily('2026-11-02', 4, unattributed, ofDays)];
    const all = overall('1', '4', String(unattributed), ofAll);
    const file = JSON.stringify(answer({ ...all, ...summary('1', 'Lead', days) }));
    const { code, stdout } = await runOn({ 'r.json': file }, ['report', 'r.json']);
    expect(code).toBe(0);
    expect(stdout).not.toContain('(no reason given)');
    const reasons = [...stdout.matchAll(/^ +\d+(?:\.\d)?% +(\d+) {2}([A-Z]\w+)$/gm)].map(
      ([, count, reason]) => [reason, Number(count)],
    );
    expect(Object.fromEntries(reasons)).toEqual(shown);
  },
);
