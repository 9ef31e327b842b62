import { expect } from 'vitest';
import {
  type HashPhoneOptions,
  hashPhone,
  IdentifierError,
  type PhoneFault,
} from '../../../src/index';
import { kind } from '../kind';

type Country = HashPhoneOptions['defaultCountry'];
type Refusal = readonly [PhoneFault['reason'], countryCode?: string];

const refused = async (text: string, refusal: Refusal, defaultCountry?: Country) => {
  const [reason, countryCode] = refusal;
  const cause = await hashPhone(text, { defaultCountry }).catch((thrown: unknown) => thrown);
  expect(cause).toBeInstanceOf(IdentifierError);
  const facts = countryCode === undefined ? { reason } : { reason, countryCode };
  expect(cause).toMatchObject({ code: 'phone-format' });
  expect((cause as IdentifierError).facts).toEqual(facts);
};
kind<[text: string, refusal: Refusal]>(
  'and is refused without one',
  [
    ['named', '030 23125001', ['no-country-code']],
    ['own', '(425) 555-1234', ['no-country-code']],
    ['own', '0612345678', ['no-country-code']],
    ['own', '090-1234-5678', ['no-country-code']],
    ['own', '14255551234', ['no-country-code']],
  ],
  refused,
);

kind<[text: string, refusal: Refusal, country?: Country]>(
  'a number that is not valid for its country is refused',
  [
    ['named', '+1 222 222 2222', ['invalid', '1']],
    ['own', '+49 123 45678901', ['invalid', '49']],
    ['own', '+33 0 00 00 00 00', ['invalid', '33']],
    ['own', '+1 425 055 1234', ['invalid', '1']],
    ['own', '+44 20 7946', ['too-short', '44']],
    ['own', '+34 91 123 45 678', ['too-long', '34']],
    ['own', '555-1234', ['too-short', '1'], 'US'],
    ['own', '+999 123 456 789', ['country-code']],
  ],
  refused,
);

kind<[text: string, refusal: Refusal, country?: Country]>(
  'two numbers in one cell are refused',
  [
    ['named', '+14255551234, +14255550123', ['several']],
    ['own', '+81363849000 / +81312345678', ['several']],
    ['own', '+44 20 7946 0958 und +49 30 23125001', ['several']],
    ['own', '01 42 68 53 00 | 06 12 34 56 78', ['several'], 'FR'],
    ['own', '425-555-1234\n425-555-0123', ['several'], 'US'],
    ['own', '+41446681800+41446681801', ['several']],
  ],
  refused,
);

kind<[text: string, refusal: Refusal, country?: Country]>(
  'a number that a spreadsheet turned into another is refused',
  [
    ['named', '1.42556E+10', ['scientific']],
    ['own', '4,93023E+11', ['scientific'], 'DE'],
    ['own', '14255551234.0', ['decimal'], 'US'],
    ['own', '#VALUE!', ['spreadsheet-error']],
    ['own', '#ИМЯ?', ['spreadsheet-error']],
    ['own', '#¡VALOR!', ['spreadsheet-error']],
    ['own', '30.10.2026', ['date'], 'DE'],
    ['own', '2026-11-02', ['date'], 'DK'],
    ['own', '2/11/2026 00:00', ['date'], 'NO'],
  ],
  refused,
);

kind<[text: string, refusal: Refusal]>(
  'text that is not a phone number is refused',
  [
    ['named', 'n/a', ['missing']],
    ['own', 'Unbekannt', ['missing']],
    ['own', 'sin teléfono', ['character']],
    ['own', 'なし', ['missing']],
    ['own', '電話なし', ['character']],
    ['own', 'john@contoso.com', ['email']],
    ['own', '000000000', ['missing']],
  ],
  refused,
);
