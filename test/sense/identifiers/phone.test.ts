import { expect } from 'vitest';
import { type HashPhoneOptions, hashPhone } from '../../../src/index';
import { digestOf } from '../digest';
import { write } from '../found';
import { kind } from '../kind';

type Country = HashPhoneOptions['defaultCountry'];

const taken = async (text: string, number: string, defaultCountry?: Country) =>
  expect(await hashPhone(text, { defaultCountry })).toBe(digestOf(number));

// From sha256sum
kind<[text: string, digest: string]>(
  'digests',
  [
    ['named', '+14255551234', 'c59475d96e9f01d7d18d06cfad84dd02333207f02c0c2c5663ef2782cda0390e'],
    [
      'named',
      '+49 (0)30 23125 001',
      '9fd811dd1819ec36c08edac66111a3ea6d3a9969a853ccfee8e4eac9d0806484',
    ],
    [
      'named',
      '+44 020 7946 0958',
      'f0bf0228144d9fe2bdf1da2d8ca698f17bf1410ee688b075c27062e47b6f0b6d',
    ],
    [
      'own',
      '+81 (0)3-6384-9000',
      '845fffb22f45cf6b2af0c907864017ce05f1ad8805d901470a38fa700c92a462',
    ],
    [
      'own',
      '+55 011 2395-8400',
      '2fc4c2382c70acc60ea9c6a9bba0c129e7baf1d7f05021a1071cbe11c929e7cd',
    ],
    ['own', '+39 06 6982 1234', '14b19cd14e26f45419651ce76c09e2e4781f7fa6e0cfff28275aa0bdc2339bce'],
  ],
  async (text, digest) => expect(await hashPhone(text)).toBe(digest),
);

kind<[text: string, number: string, country: Country]>(
  'a number without a country code is of the default country',
  [
    ['named', '030 23125001', '+493023125001', 'DE'],
    ['own', '01 42 68 53 00', '+33142685300', 'FR'],
    ['own', '(03) 9374 4000', '+61393744000', 'AU'],
    ['own', '011 2395-8400', '+551123958400', 'BR'],
    ['own', '090-1234-5678', '+819012345678', 'JP'],
    ['own', '080 6721 8000', '+918067218000', 'IN'],
  ],
  taken,
);

kind<[text: string, number: string]>(
  'separators of all kinds',
  [
    ['named', '+1 (425) 555-1234', '+14255551234'],
    ['own', '+33.1.42.68.53.00', '+33142685300'],
    ['own', '+55 11/2395–8400', '+551123958400'],
    ['own', '+81\u00a03\u202f6384\u20119000', '+81363849000'],
    ['own', '\u202d+41 44 668 18 00\u202c', '+41446681800'],
    ['own', '＋８６　１０　６２５０　３０００', '+861062503000'],
    ['own', '[+46] 8·505·728·00', '+46850572800'],
    ['own', '+٩٧١ ٤ ٤٥٠ ٩٥٠٠', '+97144509500'],
  ],
  taken,
);

kind<[text: string, number: string]>(
  'a trunk 0 behind the country code is left out',
  [
    ['named', '+49 (0)30 23125 001', '+493023125001'],
    ['named', '+44 020 7946 0958', '+442079460958'],
    ['own', '+61 (0)2 9374 4000', '+61293744000'],
    ['own', '+33 01 42 68 53 00', '+33142685300'],
    ['own', '+90 [0] 212 386 00 00', '+902123860000'],
    ['own', '+972 (0)3-767-0480', '+97237670480'],
    ['own', '+82 02-531-9000', '+8225319000'],
    ['own', '+36 06 1 411 1500', '+3614111500'],
    ['own', '+7 8 495 644-14-00', '+74956441400'],
  ],
  taken,
);

kind<[text: string, number: string]>(
  'a 0 stays where it belongs to the number',
  [
    ['named', '+39 06 6982 1234', '+390669821234'],
    ['own', '+378 0549 882914', '+3780549882914'],
    ['own', '+225 07 07 12 34 56', '+2250707123456'],
    ['own', '+242 06 612 3456', '+242066123456'],
    ['own', '+39 (0)2 3661 8300', '+390236618300'],
  ],
  taken,
);

kind<[text: string, number: string, country?: Country]>(
  '00 and 011 stand for +',
  [
    ['named', '0049 30 23125001', '+493023125001'],
    ['named', '011 49 30 23125001', '+493023125001', 'US'],
    ['named', '011 44 20 7946 0958', '+442079460958'],
    ['own', '00 39 06 6982 1234', '+390669821234'],
    ['own', '00 1 425 555 1234', '+14255551234', 'FR'],
    ['own', '011 81 3 6384 9000', '+81363849000', 'CA'],
    ['own', '0011 33 1 42 68 53 00', '+33142685300', 'AU'],
    ['own', '(0041) 44 668 18 00', '+41446681800'],
    ['own', '8 10 49 30 23125001', '+493023125001', 'RU'],
  ],
  taken,
);

kind<[text: string, number: string]>(
  'links',
  [
    ['named', 'tel:+14255551234', '+14255551234'],
    ['own', 'tel:+33-1-42-68-53-00', '+33142685300'],
    ['own', 'TEL:+44-20-7946-0958', '+442079460958'],
    ['own', 'callto://+81363849000', '+81363849000'],
    ['own', 'Tel.: +41 44 668 18 00', '+41446681800'],
  ],
  taken,
);

kind<[phone: string, number: string]>(
  'an extension is left out, with a warning',
  [
    ['named', '+1 425 555 1234 ext. 12', '+14255551234'],
    ['own', '+44 20 7946 0958 x123', '+442079460958'],
    ['own', 'tel:+1-425-555-1234;ext=9', '+14255551234'],
    ['own', '+55 11 2395-8400 ramal 12', '+551123958400'],
    ['own', '+81 3-6384-9000 内線123', '+81363849000'],
    ['own', '+86 10 6250 3000 转 12', '+861062503000'],
    ['own', '+48 22 555 12 34 wew. 5', '+48225551234'],
    ['own', '+90 212 386 00 00 dahili 44', '+902123860000'],
  ],
  async (phone, number) => {
    const { cells, found } = await write({ phone }, { hash: {} });
    expect(cells?.['Hashed Phone Number']).toBe(digestOf(number));
    expect(found).toEqual([['phone-extension', 'warning']]);
  },
);

kind<[text: string, number: string]>(
  'numbers reserved for fiction pass',
  [
    ['named', '+14255551234', '+14255551234'],
    ['own', '+44 7700 900123', '+447700900123'],
    ['own', '+33 6 39 98 12 34', '+33639981234'],
    ['own', '+61 491 570 156', '+61491570156'],
    ['own', '+1 212 555 0123', '+12125550123'],
  ],
  taken,
);
