import { fileURLToPath } from 'node:url';

/*
 * Where and when the suite must pass too. In New York and on Lord Howe the clocks change, there by half
 * an hour; in Kolkata they never do. Local day and day of UTC differ where they can. In July
 * conversions of November are in the future, in January they are long ago.
 * German has a decimal comma, Turkish an i of its own, Arabic its own digits.
 */
export const settings = [
  { zone: 'UTC', clock: '2026-07-01T00:30:00Z', locale: 'de_DE.UTF-8' },
  { zone: 'America/New_York', clock: '2030-01-01T02:30:00Z', locale: 'tr_TR.UTF-8' },
  { zone: 'Asia/Kolkata', clock: '2026-07-31T20:30:00Z', locale: 'ar_EG.UTF-8' },
  { zone: 'Australia/Lord_Howe', clock: '2030-01-31T14:30:00Z', locale: 'tr_TR.UTF-8' },
];

const clock = fileURLToPath(new URL('clock.mjs', import.meta.url));

/** The environment of a process in this zone, at this time and in this language. */
export function environmentOf({ zone, clock: moment, locale }) {
  // These would win over LANG; bash complains of them where the language is not installed.
  const { LC_ALL: _, LC_MESSAGES: __, ...inherited } = process.env;
  // This process may have a clock that is moved already.
  const now = Date.now() - Number(process.env.CLOCK_SHIFT ?? 0);
  return {
    ...inherited,
    TZ: zone,
    LANG: locale,
    NODE_OPTIONS: `--import=${clock}`,
    CLOCK_SHIFT: String(Date.parse(moment) - now),
  };
}

/*
 * Test files that do not run again in other zones, each with its reason. Whatever is not named here
 * runs in all of them.
 */
export const leftOut = [
  { file: 'test/speed/memory.test.ts', why: 'memory' },
  { file: 'test/results/memory.test.ts', why: 'memory' },
  { file: 'test/api/apply/apply-memory.test.ts', why: 'memory' },
  { file: 'test/api/hostile-memory.test.ts', why: 'memory' },
  { file: 'test/streams/memory.test.ts', why: 'memory' },
  { file: 'test/node/bomb.test.ts', why: 'memory' },
  { file: 'test/node/inflation-limits.test.ts', why: 'memory' },
  { file: 'test/speed/speed.test.ts', why: 'speed' },
  { file: 'test/results/linear-time.test.ts', why: 'speed' },
  { file: 'test/csv/large-file.test.ts', why: 'a very large file' },
  { file: 'test/supply/bundled-licenses.test.ts', why: 'packaging' },
  { file: 'test/types/public-types.test.ts', why: 'types' },
  { file: 'test/types/types.test.ts', why: 'types' },
  { file: 'test/house/walls.test.ts', why: 'the imports of the source' },
];
