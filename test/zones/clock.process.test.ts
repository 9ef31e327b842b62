import { spawnSync } from 'node:child_process';
import { describe, expect, it, test } from 'vitest';
import { runProcess } from '../support/process';
import { environmentOf, settings } from './settings.mjs';

/* The settings of `npm run test:zones` do what they say: in what is started here, and in this run itself. */

const click = 'f894f652ea334e739002f7167ab8f8e3';
const minute = 60_000;

/** The clock of a process that nothing has moved. */
function realClock(): number {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const { stdout } = spawnSync(process.execPath, ['-p', 'Date.now()'], { env, encoding: 'utf8' });
  return Number(stdout);
}

/** Minutes that clocks are ahead of UTC in January and in July. */
const offsets: Readonly<Record<string, readonly number[]>> = {
  'America/New_York': [-300, -240],
  'Australia/Lord_Howe': [660, 630],
};
const offsetsHere = [0, 6].map((month) => 0 - new Date(2026, month, 15).getTimezoneOffset());

test('this run has the clock and the zone that it was given', () => {
  const { TZ = '', CLOCK_SHIFT = '0' } = process.env;
  for (const now of [Date.now(), Date.parse(new Date().toISOString())])
    expect(Math.abs(now - Number(CLOCK_SHIFT) - realClock())).toBeLessThan(minute);
  expect(new Date().constructor).toBe(Date);
  expect(offsetsHere).toEqual(offsets[TZ] ?? offsetsHere);
});

describe.each(settings)('$zone, at $clock, in $locale', (setting) => {
  const { zone, clock, locale } = setting;

  it('is what a process has that is started so, and one that it starts', () => {
    const script = `
      const { spawnSync } = require('node:child_process');
      const seen = [Date.now(), Number(new Date()), Date.parse(Date())];
      if (!process.argv[1]) {
        const child = spawnSync(process.execPath, ['-e', process.env.SCRIPT, 'child'], { encoding: 'utf8' });
        seen.push(...JSON.parse(child.stdout).seen);
      }
      const { locale } = Intl.DateTimeFormat().resolvedOptions();
      const offsets = [0, 6].map((month) => 0 - new Date(2026, month, 15).getTimezoneOffset());
      console.log(JSON.stringify({ seen, offsets, locale }));
    `;
    const env = { ...environmentOf(setting), SCRIPT: script };
    const { stdout } = spawnSync(process.execPath, ['-e', script], { env, encoding: 'utf8' });
    const found = JSON.parse(stdout);
    expect(found.offsets).toEqual(offsets[zone]);
    expect(found.locale).toBe(locale.slice(0, 5).replace('_', '-'));
    expect(found.seen).toHaveLength(6);
    for (const time of found.seen) expect(Math.abs(time - Date.parse(clock))).toBeLessThan(minute);
  });

  test.each([
    ['an hour ago', -60, []],
    ['in an hour', 60, ['conversion-in-future']],
    ['91 days ago', -91 * 24 * 60, ['conversion-too-old']],
  ] as const)('is what the command goes by: a conversion %s', async (_, minutes, codes) => {
    const time = new Date(Date.parse(clock) + minutes * minute).toISOString();
    const record = { conversionName: 'Lead', conversionTime: time, microsoftClickId: click };
    const env = environmentOf(setting);
    const args = ['generate', '-', '-o', '-', '--from', 'ndjson'];
    const { stdout, stderr } = await runProcess(args, { input: JSON.stringify(record), env });
    expect([...stderr.matchAll(/\(([a-z-]+), service/g)].map(([, code]) => code)).toEqual(codes);
    expect(stdout.includes(click)).toBe(codes.length === 0);
  });

  it('changes nothing of what is said', async () => {
    const args = ['validate', 'samples/faulty.csv', '--now', '2026-11-21T12:00:00Z'];
    const [here, there] = [
      await runProcess(args),
      await runProcess(args, { env: environmentOf(setting) }),
    ];
    expect(there).toEqual(here);
    expect(here.stdout).toContain('16 errors, 7 warnings');
  });
});

test('the months that count are there, and each zone once', () => {
  const months = settings.map(({ clock }) => clock.slice(5, 7));
  expect(new Set(months)).toEqual(new Set(['01', '07']));
  const zones = ['America/New_York', 'Australia/Lord_Howe'];
  expect(settings.map(({ zone }) => zone)).toEqual(zones);
});
