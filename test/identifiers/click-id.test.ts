import { describe, expect, test } from 'vitest';
import { readClickId } from '../../src/identifiers/click-id';
import { checkOfflineConversion, type FactsOf, writeOfflineConversions } from '../../src/index';
import { textOf } from '../support/plain';
import { now } from '../support/rows';

const id = 'f894f652ea334e739002f7167ab8f8e3';
const other = 'a1b2c3d4e5f60718293a4b5c6d7e8f90';
const guid = 'f894f652-ea33-4e73-9002-f7167ab8f8e3';

type Dress = FactsOf<'click-id-cleaned'>['dress'];
type Fault = FactsOf<'click-id'>;

const dressed: readonly (readonly [text: string, ...dress: Dress])[] = [
  [`_uet${id}`, 'uet'],
  [`_UET${id}`, 'uet'],
  [`="${id}"`, 'guard'],
  [`'${id}`, 'guard'],
  [` ${id}`, 'blanks'],
  [`${id}\t`, 'blanks'],
  [`\u00a0${id}\u202f`, 'blanks'],
  [`${id}\n`, 'blanks'],
  [`\ufeff${id}`, 'blanks'],
  [`\u200b${id}\u200b`, 'blanks'],
  [`\u3000${id}`, 'blanks'],
  [`"${id}"`, 'quotes'],
  [`'${id}'`, 'quotes'],
  [`“${id}”`, 'quotes'],
  [`{${id}}`, 'braces'],
  [`(${id})`, 'braces'],
  [guid, 'dashes'],
  [guid.toUpperCase(), 'dashes'],
  ['f894f652ea33-4e73-9002-f7167ab8f8e3', 'dashes'],
  [guid.replaceAll('-', '\u2010'), 'dashes'],
  [`{${guid}}`, 'braces', 'dashes'],
  [`https://contoso.com/?msclkid=${id}`, 'url'],
  [`https://contoso.com/offer?utm_source=bing&msclkid=${id}&x=1#top`, 'url'],
  [`https://contoso.com/?MSCLKID=${id}`, 'url'],
  [`https://contoso.com/?gclid=Cj0KCQjw2PSvBhDjARIsAKc2cgPZ9hJ5Ml&msclkid=${id}`, 'url'],
  [`https://contoso.com/?msclkid=${id}&msclkid=${id}`, 'url'],
  [`https%3A%2F%2Fcontoso.com%2F%3Fmsclkid%3D${id}%26x%3D1`, 'url'],
  [`msclkid=${id}`, 'url'],
  [`?msclkid=${id}`, 'url'],
  [`msclkid: ${id}`, 'url'],
  [`{"msclkid":"${id}"}`, 'url'],
  [`https://contoso.com/?msclkid=${guid}`, 'url', 'dashes'],
  [`_uetmsclkid=_uet${id}`, 'url', 'uet'],
  [`_ga=GA1.2.3; _uetmsclkid=_uet${id}; _fbp=fb.1.1.2`, 'url', 'uet'],
  [`="_uet${id}"`, 'guard', 'uet'],
  [` "${id}" `, 'blanks', 'quotes'],
];

describe('32 digits are found', () => {
  test.each([id, id.toUpperCase(), other])('alone: %s', (text) => {
    expect(readClickId(text)).toEqual({ id: text, dress: [] });
  });

  test.each(dressed)('in %j', (text, ...dress) => {
    const reading = readClickId(text);
    expect(reading).toEqual({ id: expect.stringMatching(/^[0-9a-f]{32}$/i), dress });
    expect('id' in reading && reading.id.toLowerCase()).toBe(id);
  });

  test.each(dressed)('and written alone, with a warning: %j', async (text, ...dress) => {
    const record = {
      ...({ action: 'Add', clientId: 'a', conversionName: 'Lead' } as const),
      ...{ conversionTime: '2026-02-02T10:00:00Z', microsoftClickId: text },
    };
    const issues = checkOfflineConversion(record, { now });
    expect(issues.map(({ code, severity, facts }) => ({ code, severity, facts }))).toEqual([
      { code: 'click-id-cleaned', severity: 'warning', facts: { dress } },
    ]);
    const file = await textOf(writeOfflineConversions([record], { now }));
    expect(file.toLowerCase()).toContain(`,${id}\r\n`);
  });
});

describe('a text is refused', () => {
  test.each<[text: string, fault: Fault]>([
    [id.slice(1), { reason: 'length', length: 31 }],
    [`${id}0`, { reason: 'length', length: 33 }],
    [id.slice(0, 20), { reason: 'length', length: 20 }],
    [guid.slice(1), { reason: 'length', length: 31 }],
    [`_uet${id.slice(1)}`, { reason: 'length', length: 31 }],
    [`https://contoso.com/?msclkid=${id}0`, { reason: 'length', length: 33 }],
    [`${id},${other}`, { reason: 'several' }],
    [`${id} ${other}`, { reason: 'several' }],
    [`${guid};${other}`, { reason: 'several' }],
    [`https://contoso.com/?msclkid=${id}&msclkid=${other}`, { reason: 'several' }],
    [
      'Cj0KCQjw2PSvBhDjARIsAKc2cgPZ9hJ5Ml',
      { reason: 'network', network: 'Google', parameter: 'gclid' },
    ],
    [
      'EAIaIQobChMI0LDz-uS5hQMVlYtaBR0abcdeEAAYASAAEgIabcdefg',
      { reason: 'network', network: 'Google', parameter: 'gclid' },
    ],
    ['CjwKCAjwoa2xBhACEiwA1sb1BI', { reason: 'network', network: 'Google', parameter: 'gclid' }],
    ['gclid=Cj0KCQ', { reason: 'network', network: 'Google', parameter: 'gclid' }],
    ['https://contoso.com/?gclid=x', { reason: 'network', network: 'Google', parameter: 'gclid' }],
    ['0AAAAADdcvRq5Qb-1A2B3C', { reason: 'network', network: 'Google', parameter: 'gbraid' }],
    ['gbraid=0AAA', { reason: 'network', network: 'Google', parameter: 'gbraid' }],
    ['wbraid=CjkKCQ', { reason: 'network', network: 'Google', parameter: 'wbraid' }],
    ['IwAR1aBcDeFgHiJkLmNoP', { reason: 'network', network: 'Meta', parameter: 'fbclid' }],
    ['IwY2xjawFGhIjKlMnOp', { reason: 'network', network: 'Meta', parameter: 'fbclid' }],
    ['?fbclid=IwAR1', { reason: 'network', network: 'Meta', parameter: 'fbclid' }],
    ['fb.1.1554763741205.IwAR1aBcDeF', { reason: 'network', network: 'Meta', parameter: 'fbc' }],
    ['_fbp=fb.1.1', { reason: 'network', network: 'Meta', parameter: 'fbp' }],
    ['E.C.P.CqcBabcdef', { reason: 'network', network: 'TikTok', parameter: 'ttclid' }],
    ['ttclid=E.C.P.x', { reason: 'network', network: 'TikTok', parameter: 'ttclid' }],
    ['li_fat_id=1', { reason: 'network', network: 'LinkedIn', parameter: 'li_fat_id' }],
    ['0'.repeat(32), { reason: 'empty-guid' }],
    ['00000000-0000-0000-0000-000000000000', { reason: 'empty-guid' }],
    ['{00000000-0000-0000-0000-000000000000}', { reason: 'empty-guid' }],
    ['5'.repeat(32), { reason: 'pattern' }],
    ['{0123ABCD-0123-abcd-0123-abcd0123abcd}', { reason: 'pattern' }],
    ['4.826E+38', { reason: 'spreadsheet' }],
    ['4,826E+38', { reason: 'spreadsheet' }],
    ['4E+31', { reason: 'spreadsheet' }],
    ['{msclkid}', { reason: 'template' }],
    ['{{msclkid}}', { reason: 'template' }],
    ['%7Bmsclkid%7D', { reason: 'template' }],
    ['msclkid', { reason: 'template' }],
    ['null', { reason: 'missing' }],
    ['n/a', { reason: 'missing' }],
    [' ', { reason: 'missing' }],
    [`${id}${other}`, { reason: 'hash' }],
    [`${id}01234567`, { reason: 'hash' }],
    [`g${id.slice(1)}`, { reason: 'characters' }],
    [`${id.slice(1)}O`, { reason: 'characters' }],
    ['https://contoso.com/?utm_source=bing', { reason: 'no-parameter' }],
    ['https://contoso.com/', { reason: 'no-parameter' }],
    ['organic', { reason: 'other' }],
    ['decade', { reason: 'other' }],
    ['GA1.2.1234567890.1234567890', { reason: 'other' }],
    ['12345', { reason: 'other' }],
    ['x'.repeat(10_000), { reason: 'other' }],
  ])('%j', (text, fault) => {
    expect(readClickId(text)).toEqual({ fault });
  });
});
