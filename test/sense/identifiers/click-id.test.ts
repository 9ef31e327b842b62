import { expect } from 'vitest';
import type { FactsOf } from '../../../src/index';
import { foundInRow, write } from '../found';
import { kind } from '../kind';

type Dress = FactsOf<'click-id-cleaned'>['dress'];
type Fault = FactsOf<'click-id'>;

const id = 'f894f652ea334e739002f7167ab8f8e3';
const other = 'a1b2c3d4e5f60718293a4b5c6d7e8f90';
const guid = 'f894f652-ea33-4e73-9002-f7167ab8f8e3';

/** Refused in a file with what is around the digits, and written without it. */
const cleaned = async (text: string, ...dress: Dress) => {
  const isGuid = dress.join() === 'dashes';
  expect(await foundInRow({ 'Microsoft Click Id': text })).toEqual([
    isGuid ? ['click-id-dashes', 'warning'] : ['click-id', 'error', { reason: 'dressed', dress }],
  ]);
  const written = await write({ microsoftClickId: text });
  expect(written.cells?.['Microsoft Click Id']?.toLowerCase()).toBe(id);
  expect(written.found).toEqual([['click-id-cleaned', 'warning', { dress }]]);
};

const refused = async (text: string, facts: Fault) => {
  const found = [['click-id', 'error', facts]];
  expect(await foundInRow({ 'Microsoft Click Id': text })).toEqual(found);
  const written = await write({ microsoftClickId: text });
  expect(written.cells).toBeUndefined();
  expect(written.found).toEqual(found);
};

kind<[text: string, ...dress: Dress]>(
  'the cookie',
  [
    ['named', `_uet${id}`, 'uet'],
    ['own', `_UET${id.toUpperCase()}`, 'uet'],
    ['own', `_uet${guid}`, 'uet', 'dashes'],
    ['own', `_uetmsclkid=_uet${id}`, 'url', 'uet'],
    ['own', `_ga=GA1.2.3; _uetmsclkid=_uet${id}; _fbp=fb.1.1.2`, 'url', 'uet'],
  ],
  cleaned,
);

kind<[text: string, ...dress: Dress]>(
  'guards of a spreadsheet',
  [
    ['named', `="${id}"`, 'guard'],
    ['named', `'${id}`, 'guard'],
    ['own', `="${id.toUpperCase()}"`, 'guard'],
    ['own', `="_uet${id}"`, 'guard', 'uet'],
    ['own', `'${guid}`, 'guard', 'dashes'],
    ['own', `\t'${id}`, 'blanks', 'guard'],
  ],
  cleaned,
);

kind<[text: string, ...dress: Dress]>(
  'outer blanks of any kind',
  [
    ['named', ` ${id}`, 'blanks'],
    ['own', `${id}\u00a0`, 'blanks'],
    ['own', `\u200b${id}`, 'blanks'],
    ['own', `${id}\n`, 'blanks'],
    ['own', `\u3000${id}\u2003`, 'blanks'],
    ['own', `\ufeff${id}`, 'blanks'],
    ['own', `\u202a${id}\u202c`, 'blanks'],
  ],
  cleaned,
);

kind<[text: string, ...dress: Dress]>(
  'braces and dashes of a GUID',
  [
    ['named', `{${id}}`, 'braces'],
    ['named', guid, 'dashes'],
    ['own', `{${guid}}`, 'braces', 'dashes'],
    ['own', guid.toUpperCase(), 'dashes'],
    ['own', `(${guid})`, 'braces', 'dashes'],
    ['own', `[${id}]`, 'braces'],
  ],
  cleaned,
);

kind<[text: string, ...dress: Dress]>(
  'a URL or a query',
  [
    ['named', `https://contoso.com/?msclkid=${id}`, 'url'],
    ['named', `msclkid=${id}`, 'url'],
    ['own', `https://contoso.com/angebot?utm_source=bing&MSCLKID=${id}#top`, 'url'],
    ['own', `https%3A%2F%2Fcontoso.com%2F%3Fmsclkid%3D${id}`, 'url'],
    ['own', `&msclkid=${id}&gad=1`, 'url'],
    ['own', `{"msclkid":"${id}"}`, 'url'],
    ['own', `https://contoso.com/#/offer?msclkid=${id}`, 'url'],
  ],
  cleaned,
);

kind<[text: string, facts: Fault]>(
  'cut off, or too long',
  [
    ['named', id.slice(1), { reason: 'length', length: 31 }],
    ['named', `${id}0`, { reason: 'length', length: 33 }],
    ['own', id.slice(0, 24), { reason: 'length', length: 24 }],
    ['own', `_uet${id.slice(0, 28)}`, { reason: 'length', length: 28 }],
    ['own', `https://contoso.com/?msclkid=${id.slice(0, 30)}`, { reason: 'length', length: 30 }],
    ['own', `${guid}a`, { reason: 'length', length: 33 }],
  ],
  refused,
);

kind<[text: string, facts: Fault]>(
  'two ids',
  [
    ['named', `${id},${other}`, { reason: 'several' }],
    ['own', `${id}\n${other}`, { reason: 'several' }],
    ['own', `${guid} / ${other}`, { reason: 'several' }],
    ['own', `?msclkid=${id}&msclkid=${other}`, { reason: 'several' }],
  ],
  refused,
);

const network = (name: string, parameter: string): Fault => ({
  ...{ reason: 'network', network: name, parameter },
});

kind<[text: string, facts: Fault]>(
  'ids of other networks',
  [
    ['named', 'Cj0KCQjw2PSvBhDjARIsAKc2cgPZ9hJ5Ml', network('Google', 'gclid')],
    ['named', '0AAAAADdcvRq5Qb-1A2B3C', network('Google', 'gbraid')],
    ['named', 'wbraid=CjkKCQ', network('Google', 'wbraid')],
    ['named', 'IwAR1aBcDeFgHiJkLmNoP', network('Meta', 'fbclid')],
    ['named', 'E.C.P.CqcBabcdef', network('TikTok', 'ttclid')],
    ['own', 'EAIaIQobChMI0LDz-uS5hQMVlYtaBR0abcdeEAAYASAAEgIabcdefg', network('Google', 'gclid')],
    ['own', 'https://contoso.com/?gclid=abc', network('Google', 'gclid')],
    ['own', 'fb.1.1554763741205.IwAR1aBcDeF', network('Meta', 'fbc')],
    ['own', 'li_fat_id=8c4b6a3e', network('LinkedIn', 'li_fat_id')],
    ['own', '?twclid=23opevjt88psuo13lu8d020qkn', network('X', 'twclid')],
    ['own', 'yclid=1234567890123456789', network('Yandex', 'yclid')],
  ],
  refused,
);

kind<[text: string, facts: Fault]>(
  'the empty GUID',
  [
    ['named', '0'.repeat(32), { reason: 'empty-guid' }],
    ['own', '00000000-0000-0000-0000-000000000000', { reason: 'empty-guid' }],
    ['own', `_uet${'0'.repeat(32)}`, { reason: 'empty-guid' }],
    ['own', `https://contoso.com/?msclkid=${'0'.repeat(32)}`, { reason: 'empty-guid' }],
  ],
  refused,
);

kind<[text: string, facts: Fault]>(
  'digits that somebody made up',
  [
    ['named', '1'.repeat(32), { reason: 'pattern' }],
    ['named', 'f'.repeat(32), { reason: 'pattern' }],
    ['own', '0123456789abcdef'.repeat(2), { reason: 'pattern' }],
    ['own', '98765432109876543210987654321098', { reason: 'pattern' }],
    ['own', 'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa', { reason: 'pattern' }],
    ['own', `_uet${'cafe'.repeat(8)}`, { reason: 'pattern' }],
    ['own', `https://contoso.com/?msclkid=${'12'.repeat(16)}`, { reason: 'pattern' }],
  ],
  refused,
);

kind<[text: string]>(
  'and ids with a part that repeats are taken',
  [
    ['named', id],
    ['own', `${'1'.repeat(31)}2`],
    ['own', '11112222333344445555666677778888'],
    ['own', '0123456789abcdef0'.repeat(2).slice(0, 32)],
  ],
  async (text) => expect(await foundInRow({ 'Microsoft Click Id': text })).toEqual([]),
);

kind<[text: string, facts: Fault]>(
  'a word',
  [
    ['named', 'organic', { reason: 'other' }],
    ['own', 'bezahlt', { reason: 'other' }],
    ['own', '自然検索', { reason: 'other' }],
    ['own', 'Keine Angabe', { reason: 'missing' }],
    ['own', '(direct) / (none)', { reason: 'other' }],
  ],
  refused,
);
