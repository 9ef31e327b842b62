import { fileURLToPath } from 'node:url';

/*
 * Where and when the unit tests must pass too. In New York clocks are behind UTC, on Lord Howe they are
 * ahead and change by half an hour. The local day is not that of UTC, nor are month and year in New York.
 * In July conversions of November are in the future, in January they are long ago. Turkish has an i of
 * its own, Arabic its own digits and another decimal mark.
 */
export const settings = [
  { zone: 'America/New_York', clock: '2030-01-01T02:30:00Z', locale: 'tr_TR.UTF-8' },
  { zone: 'Australia/Lord_Howe', clock: '2026-07-31T13:45:00Z', locale: 'ar_EG.UTF-8' },
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
