import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { OfflineConversion } from '../../src/index';
import { isFiller } from './filler';

/** The moment that the conversions are made for. */
export const now = DateTime.fromISO('2026-11-21T00:00:00Z', { zone: 'utc' });

const nowInSeconds = now.toSeconds();
const sixtyDays = 60 * 24 * 60 * 60;
const utc = (seconds: number) => DateTime.fromSeconds(seconds, { zone: 'utc' });

const hex = (length: number, digits = '0123456789abcdef') =>
  fc
    .string({ unit: fc.constantFrom(...digits), minLength: length, maxLength: length })
    .filter((id) => !isFiller(id));

/** Whatever cells are known to break on: quotes, delimiters, line ends, other scripts, formulas. */
const piece = fc.oneof(
  fc.constantFrom('"', '""', ',', '\t', '\n', '\r', '\r\n', ' ', '\u202f', '\ufeff', '=', '-5'),
  fc.constantFrom('👍🏽', 'é', 'e\u0301', '日本', 'Ω', '\0', ';', "'", '@SUM(A1)', '6.0', 'Type'),
  fc.string({ unit: 'grapheme', maxLength: 5 }),
  fc.string({ unit: 'binary', maxLength: 5 }),
);

/** Text of 1 to 100 UTF-16 units that is not cut within a character. */
const name = fc
  .array(piece, { minLength: 1, maxLength: 30 })
  .map((pieces) => pieces.join(''))
  .filter((text) => text.trim() !== '' && text.length <= 100 && text !== 'delete_value');

/** 0 to the largest value, with up to 3 decimals. */
const amount = fc
  .oneof(fc.maxSafeNat(), fc.nat(), fc.nat(999))
  .map((thousandths) => Math.min(thousandths, 999_999_999_999_000) / 1000);

const currency = fc.constantFrom('USD', 'EUR', 'JPY', 'KWD', 'TRY');

/** Above 0 and at most 1, with as many decimals as a double has. */
const credit = fc.oneof(
  fc.constantFrom(1, 0.5, 1 / 3, 1e-7, Number.MIN_VALUE),
  fc.double({ min: 0, max: 1, minExcluded: true, noNaN: true }),
);

const seconds = fc.integer({ min: nowInSeconds - sixtyDays, max: nowInSeconds });

/** At least one of the three. */
const identifiers = fc
  .record(
    {
      microsoftClickId: hex(32, '0123456789abcdefABCDEF'),
      hashedEmailAddress: hex(64),
      hashedPhoneNumber: hex(64),
    },
    { requiredKeys: [] },
  )
  .filter((ids) => Object.keys(ids).length > 0);

const attribution = fc.oneof(
  fc.constant({}),
  fc.record({ externalAttributionCredit: credit, externalAttributionModel: name }),
);

const shared = fc
  .tuple(
    fc.record({ clientId: name }, { requiredKeys: [] }),
    fc.record({ conversionName: name, conversionTime: seconds.map(utc) }),
    attribution,
    identifiers,
  )
  .map(([id, required, credits, ids]) => ({ ...id, ...required, ...credits, ...ids }));

const add = fc
  .tuple(
    shared,
    fc.record({ conversionValue: amount, conversionCurrencyCode: currency }, { requiredKeys: [] }),
  )
  .map(([all, own]): OfflineConversion => ({ action: 'Add', ...all, ...own }));

/** An adjustment is made between its conversion and now. */
const adjustment = fc.tuple(shared, fc.nat(1000)).map(([all, share]) => {
  const start = all.conversionTime.toSeconds();
  const adjusted = start + Math.floor(((nowInSeconds - start) * share) / 1000);
  return { ...all, adjustmentTime: utc(adjusted) };
});

const restate = fc
  .tuple(
    adjustment,
    fc.record(
      { adjustmentValue: amount, adjustmentCurrencyCode: currency },
      { requiredKeys: ['adjustmentValue'] },
    ),
  )
  .map(([all, own]): OfflineConversion => ({ action: 'Restate', ...all, ...own }));

const retract = adjustment.map((all): OfflineConversion => ({ action: 'Retract', ...all }));

/** Conversions of all three actions that have no error. */
export const conversions = fc.array(fc.oneof(add, restate, retract), { maxLength: 12 });
