import { expect, it } from 'vitest';
import { offlineConversion, rule, validateRecords } from '../../src/index';
import { chunksOf } from '../support/cuts';
import { header, version } from '../torture/nasty';
import { countPassed } from './both-ways';
import { now } from './random-upload';

const rows = Array.from({ length: 200 }, (_, i) => {
  const click = `f${i.toString(16).padStart(31, '0')}`;
  return `Offline Conversion,,order-number-${i},Lead,11/2/2026 9:30:00 AM,${click}`;
});
const file = [`\ufeff${header}`, version, ...rows, ''].join('\r\n');

const { columns, rules } = offlineConversion;
const { conversionName } = columns;
type Read = typeof conversionName.codec.read;
const refuse: Read = (_, { fault }) => fault('text-format', { reason: 'no-text' });
const withRead = (read: Read) => ({
  ...columns,
  conversionName: { ...conversionName, codec: { ...conversionName.codec, read } },
});
const agrees = rule(offlineConversion, {
  ...{ code: 'acme-no', severity: 'error', screen: 'learned', column: 'conversionName' },
  message: () => 'Acme takes no conversions.',
  check() {},
});
const disagrees: typeof agrees = { ...agrees, check: (_, report) => report(undefined as never) };

it.each<[what: string, type: object, errors: number, areScreened: boolean]>([
  ['without a change', {}, 0, true],
  ['with the same reader', { columns: withRead(conversionName.codec.read) }, 0, true],
  ['with another reader of a column', { columns: withRead(refuse) }, 200, false],
  ['with a rule that declares what it finds', { rules: [...rules, agrees] }, 0, true],
  ['with a copy of it that checks something else', { rules: [...rules, disagrees] }, 200, false],
])('a copy of the record type %s finds what it should', async (_, change, errors, areScreened) => {
  const type = { ...offlineConversion, ...change } as typeof offlineConversion;
  const passed = await countPassed(async () => {
    const report = await validateRecords(type, chunksOf(file, 2000), { now });
    expect(report.errors).toBe(errors);
  });
  expect(passed > 100).toBe(areScreened);
});
