import { describe, expect, test } from 'vitest';
import { readPhone } from '../../src/identifiers/phone';
import type { PhoneFault } from '../../src/index';

type Country = Parameters<typeof readPhone>[1];

const berlin = '+493023125001';
const london = '+442079460958';
const redmond = '+14255551234';
const rome = '+390669812345';

describe('a number is read', () => {
  test.each<[text: string, normalized: string, country?: Country]>([
    // Separators
    ['+14255551234', redmond],
    ['+1 (425) 555-1234', redmond],
    ['+1.425.555.1234', redmond],
    ['+1/425/5551234', redmond],
    ['+1\u00a0425\u202f555\u20111234', redmond],
    ['+1–425—555−1234', redmond],
    ['+1_425_555_1234', redmond],
    ['+1·425•555 1234', redmond],
    ['+1:425:555:1234', redmond],
    ['(+1) [425] 555 1234', redmond],
    ['+ 1 425 555 1234', redmond],
    ['\u202a+1 425 555 1234\u202c', redmond],
    ['+1\u200b4255551234', redmond],
    ['"+14255551234"', redmond],
    ["'+14255551234", redmond],
    ['="+14255551234"', redmond],
    ['=+14255551234', redmond],
    ['030/23125001', berlin, 'DE'],
    ['030 - 231 25 001', berlin, 'DE'],
    // Trunk prefixes
    ['+49 (0)30 23125 001', berlin],
    ['+49(0)3023125001', berlin],
    ['+49 [0] 30 23125 001', berlin],
    ['+49 0 30 23125001', berlin],
    ['+44 020 7946 0958', london],
    ['+44 (020) 7946 0958', london],
    ['+7 8 (495) 123-45-67', '+74951234567'],
    ['+36 06 1 234 5678', '+3612345678'],
    ['+81 (0)3-1234-5678', '+81312345678'],
    ['+54 11 15 2345 6789', '+5491123456789'],
    ['+55 0 11 96123 4567', '+5511961234567'],
    ['+52 1 55 1234 5678', '+525512345678'],
    ['+52 044 55 1234 5678', '+525512345678'],
    ['+1 1 425 555 1234', redmond],
    // Countries without a trunk prefix, where people write (0) all the same
    ['+34 (0)91 123 45 67', '+34911234567'],
    ['+1 (0) 425 555 1234', redmond],
    ['+45 (0) 32 12 34 56', '+4532123456'],
    ['+34 091 123 45 67', '+34911234567'],
    ['+57 0321 1234567', '+573211234567'],
    // Zeros that belong to the number
    ['+39 06 698 12345', rome],
    ['+39 (0)6 698 12345', rome],
    ['06 69812345', rome, 'IT'],
    ['+39 (0)347 1234567', '+393471234567'],
    ['+378 0549 886377', '+3780549886377'],
    ['+225 07 01 23 45 67', '+2250701234567'],
    ['+241 06 03 12 34', '+24106031234'],
    // Calls abroad
    ['0049 30 23125001', berlin],
    ['00 49 (0) 30 23125001', berlin],
    ['0049 30 23125001', berlin, 'DE'],
    ['0049 30 23125001', berlin, 'US'],
    ['011 44 20 7946 0958', london],
    ['011 44 20 7946 0958', london, 'US'],
    ['011 44 20 7946 0958', london, 'DE'],
    ['010 44 20 7946 0958', london, 'JP'],
    ['0011 44 20 7946 0958', london, 'AU'],
    ['8 10 49 30 23125001', berlin, 'RU'],
    // National numbers
    ['030 23125001', berlin, 'DE'],
    ['30 23125001', berlin, 'DE'],
    ['49 30 23125001', berlin, 'DE'],
    ['020 7946 0958', london, 'GB'],
    ['(425) 555-1234', redmond, 'US'],
    ['1-425-555-1234', redmond, 'CA'],
    ['8 (495) 123-45-67', '+74951234567', 'RU'],
    ['06 12 34 56 78', '+33612345678', 'FR'],
    ['6 12 34 56 78', '+33612345678', 'FR'],
    ['011 15 2345 6789', '+5491123456789', 'AR'],
    ['+44 20 7946 0958', london, 'DE'],
    // Links and labels
    ['tel:+14255551234', redmond],
    ['TEL:+1-425-555-1234', redmond],
    ['tel:+49-30-23125001;phone-context=+49', berlin],
    ['tel:30-23125001;phone-context=+49', berlin],
    ['tel:+14255551234;isub=1', redmond],
    ['tel://+14255551234', redmond],
    ['tel:%2B14255551234', redmond],
    ['callto:+14255551234', redmond],
    ['sms:+14255551234?body=Hello', redmond],
    ['Tel.: +49 30 23125001', berlin],
    ['Tel +49 30 23125001', berlin],
    ['Phone: +1 425 555 1234', redmond],
    ['p:+14255551234', redmond],
    ['T. +49 30 23125001', berlin],
    // Digits of other scripts
    ['＋１（４２５）５５５－１２３４', redmond],
    ['٠٣٠ ٢٣١٢٥٠٠١', berlin, 'DE'],
    ['+۴۹ ۳۰ ۲۳۱۲۵۰۰۱', berlin],
    ['+४९ ३० २३१२५००१', berlin],
    ['+১ ৪২৫ ৫৫৫ ১২৩৪', redmond],
    ['+๔๙ ๓๐ ๒๓๑๒๕๐๐๑', berlin],
    // Numbers that regulators reserve for films
    ['+1 212 555 0123', '+12125550123'],
    ['+44 7700 900123', '+447700900123'],
    ['07700 900123', '+447700900123', 'GB'],
    ['+44 1632 960123', '+441632960123'],
    ['+33 6 39 98 12 34', '+33639981234'],
    ['+353 20 911 2345', '+353209112345'],
    ['+61 491 570 156', '+61491570156'],
    ['+46 8 465 004 12', '+46846500412'],
    // Numbers of no country
    ['+881 612 345 678', '+881612345678'],
    ['+800 1234 5678', '+80012345678'],
  ])('%j', (text, normalized, country) => {
    expect(readPhone(text, country)).toEqual({ normalized, warnings: [] });
  });
});

describe('an extension is left out, with a warning', () => {
  test.each<[text: string, country?: Country]>([
    ['+1 425 555 1234 ext. 12'],
    ['+1 425 555 1234 ext 12'],
    ['+1 425 555 1234, ext: 12'],
    ['+1 425 555 1234 Extension 12'],
    ['+1 425 555 1234 extn 12'],
    ['+1 425 555 1234x12'],
    ['+1 425 555 1234 X 12'],
    ['+1 425 555 1234 #12'],
    ['+1 425 555 1234;ext=12'],
    ['tel:+1-425-555-1234;ext=12'],
    ['tel:425-555-1234;phone-context=+1;ext=12'],
    ['+1 425 555 1234 (ext 12)'],
    ['+1 425 555 1234,,12#'],
    ['+1 425 555 1234 Durchwahl 12'],
    ['+1 425 555 1234 DW 12'],
    ['+1 425 555 1234 poste 12'],
    ['+1 425 555 1234 anexo 12'],
    ['+1 425 555 1234 int. 12'],
    ['+1 425 555 1234 доб. 12'],
    ['+1 425 555 1234 ｘ１２'],
    ['(425) 555-1234 x12', 'US'],
  ])('%j', (text, country) => {
    expect(readPhone(text, country)).toEqual({
      normalized: redmond,
      warnings: ['phone-extension'],
    });
  });
});

describe('a short number without its 0 is read, with a warning', () => {
  test.each<[text: string, normalized: string, country: Country]>([
    ['23125001', '+4923125001', 'DE'],
    ['2 201 23 45', '+3222012345', 'BE'],
    ['1 234 567', '+431234567', 'AT'],
  ])('%j', (text, normalized, country) => {
    expect(readPhone(text, country)).toEqual({ normalized, warnings: ['phone-area-code'] });
  });

  test.each<[text: string, country: Country]>([
    ['32 12 34 56', 'DK'],
    ['22 12 34 56', 'NO'],
    ['02 201 23 45', 'BE'],
    ['+32 2 201 23 45', 'BE'],
    ['2123 4567', 'HK'],
  ])('and not %j in %s', (text, country) => {
    expect(readPhone(text, country)).toMatchObject({ warnings: [] });
  });
});

describe('a text is refused', () => {
  test.each<
    [
      text: string,
      reason: PhoneFault['reason'],
      countryCode?: string | undefined,
      country?: Country,
    ]
  >([
    ['', 'missing'],
    [' ', 'missing'],
    ['n/a', 'missing'],
    ['null', 'missing'],
    ['Unbekannt', 'missing'],
    ['0', 'missing'],
    ['-', 'missing'],
    ['000000000', 'missing', undefined, 'DE'],
    ['111-111-1111', 'missing', undefined, 'US'],
    ['1234567890', 'missing', undefined, 'US'],
    ['c59475d96e9f01d7d18d06cfad84dd02333207f02c0c2c5663ef2782cda0390e', 'hashed'],
    ['john@contoso.com', 'email'],
    ['+1 425 555 CALL', 'character'],
    ['call me', 'character'],
    ['+1 425 555 1234 (mobile)', 'character'],
    ['++14255551234', 'character'],
    ['+1+425', 'character'],
    ['()', 'missing'],
    ['( - )', 'character'],
    ['*31#+14255551234', 'character'],
    ['+1425555123O', 'character'],
    ['+14255551234 / +14255550123', 'several'],
    ['+14255551234, +14255550123', 'several'],
    ['+14255551234; +14255550123', 'several'],
    ['+14255551234 or +14255550123', 'several'],
    ['+14255551234 oder 030 23125001', 'several'],
    ['+14255551234\n+14255550123', 'several'],
    ['+14255551234 +14255550123', 'several'],
    ['+49 30 23125001/02', 'several'],
    ['030 23125001 / 0171 3920001', 'several', undefined, 'DE'],
    ['425-555-1234, 425-555-0123', 'several', undefined, 'US'],
    ['425-555-1234 425-555-0123', 'several', undefined, 'US'],
    ['06/69821234 / (02) 6982-1234', 'several', undefined, 'IT'],
    ['06 6982 1234 02 6982 1234', 'several', undefined, 'IT'],
    ['+44 20 7946 0958 12345', 'too-long', '44'],
    ['425 555 1234 & 425 555 0123', 'several', undefined, 'US'],
    ['1.42556E+10', 'scientific'],
    ['4,93023E+11', 'scientific', undefined, 'DE'],
    ['4.93023e11', 'scientific'],
    ['1E+10', 'scientific', undefined, 'US'],
    ['14255551234.0', 'decimal', undefined, 'US'],
    ['493023125001,00', 'decimal', undefined, 'DE'],
    ['+14255551234.0', 'decimal'],
    ['#VALUE!', 'spreadsheet-error'],
    ['#NAME?', 'spreadsheet-error'],
    ['#N/A', 'spreadsheet-error'],
    ['########', 'spreadsheet-error'],
    ['030 23125001', 'no-country-code'],
    ['14255551234', 'no-country-code'],
    ['(425) 555-1234', 'no-country-code'],
    ['493023125001', 'no-country-code'],
    ['112', 'no-country-code'],
    // A Danish number called from America, or one of Buenos Aires
    ['011 45 32 12 34 56', 'no-country-code'],
    ['+999 123 456 789', 'country-code'],
    ['+0 425 555 1234', 'country-code'],
    ['+1 425 555', 'too-short', '1'],
    ['555-1234', 'too-short', '1', 'US'],
    ['112', 'too-short', '49', 'DE'],
    ['+49', 'too-short'],
    ['+1 425 555 12345', 'too-long', '1'],
    ['+34 91 123 45 678', 'too-long', '34'],
    ['+1 222 222 2222', 'invalid', '1'],
    ['(555) 555-5555', 'missing', undefined, 'US'],
    ['+1 555 555 5555', 'invalid', '1'],
    ['+49 123 45678901', 'invalid', '49'],
    ['0049 123 45678901', 'invalid', '49'],
    ['+39 6 698 12345', 'invalid', '39'],
    ['+33 0 00 00 00 00', 'invalid', '33'],
    [`+1${'4'.repeat(120)}`, 'too-long'],
  ])('%j: %s', (text, reason, countryCode, country) => {
    const fault = countryCode === undefined ? { reason } : { reason, countryCode };
    expect(readPhone(text, country)).toEqual({ fault });
  });
});
