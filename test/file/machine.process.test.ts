import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';

describe('bytes written and instants read do not depend on the machine', () => {
  const script = fileURLToPath(new URL('../fixtures/write-bytes.mjs', import.meta.url));
  const { LC_ALL, LC_MESSAGES, LANGUAGE, ...inherited } = process.env;
  const plain = { ...inherited, TZ: 'UTC', LANG: 'C.UTF-8' };

  function run(environment: Record<string, string>, locale: string) {
    const env = { ...plain, ...environment };
    const printed = execFileSync(process.execPath, [script, locale], { env }).toString();
    return JSON.parse(printed) as {
      written: { records: number; bytes: string; instants: string };
      surroundings: { offset: number; luxon: string; number: string };
    };
  }

  const usual = run({}, '');

  it('is measured on a machine in UTC', () => {
    expect(usual.written.records).toBe(600);
    expect(usual.surroundings).toEqual({ offset: 0, luxon: '1', number: '1,234.5' });
  });

  test.each([
    { environment: { TZ: 'America/New_York' }, locale: '', shows: { offset: 300 } },
    { environment: { TZ: 'Asia/Kolkata' }, locale: '', shows: { offset: -330 } },
    { environment: {}, locale: 'ar-EG', shows: { luxon: '١' } },
    { environment: { LANG: 'de_DE.UTF-8' }, locale: '', shows: { number: '1.234,5' } },
  ])('$environment $locale', ({ environment, locale, shows }) => {
    const { written, surroundings } = run(environment, locale);
    expect(surroundings).toEqual({ ...usual.surroundings, ...shows });
    expect(written).toEqual(usual.written);
  });
});
