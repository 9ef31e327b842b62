import { expect } from 'vitest';
import { hashEmail } from '../../../src/index';
import { emailHash } from '../../support/rows';
import { digestOf } from '../digest';
import { write } from '../found';
import { kind } from '../kind';

const taken = async (text: string, address = 'john@contoso.com') =>
  expect(await hashEmail(text)).toBe(digestOf(address));

// From sha256sum
kind<[text: string, digest: string]>(
  'digests',
  [
    ['named', 'John Doe <john@contoso.com>', emailHash],
    [
      'own',
      '田中 <tanaka@contoso.jp>',
      '7eeeba6e2d59b37e848c52927ad0bddda962ed5e49dddfa0729ec61cae8e44da',
    ],
    [
      'own',
      'mailto:Jos%C3%A9+crm@contoso.es',
      '74f4ae357b3770541d827c58a08f6c7e97e28e667e685913c596996a08a53f33',
    ],
    [
      'own',
      'M.Üller+news@Bücher.example.de;',
      '297cd88351f1d74acb41d70f55134ac8eae9882c158bbd02b5a634ed5ddf3a5c',
    ],
  ],
  async (text, digest) => expect(await hashEmail(text)).toBe(digest),
);

kind<[text: string]>(
  'an address with a name',
  [
    ['named', 'John Doe <john@contoso.com>'],
    ['own', '"Doe, John (Sales)" <john@contoso.com>'],
    ['own', 'Джон Доу <john@contoso.com>'],
    ['own', '田中太郎<john@contoso.com>'],
    ['own', "'john@contoso.com' <john@contoso.com>"],
    ['own', 'john@contoso.com (work)'],
    ['own', 'john@contoso.com (Джон Доу)'],
  ],
  taken,
);

kind<[text: string]>(
  'an address in angles',
  [
    ['named', '<john@contoso.com>'],
    ['own', '< john@contoso.com >'],
    ['own', '<mailto:john@contoso.com>'],
    ['own', '"<john@contoso.com>"'],
  ],
  taken,
);

kind<[text: string]>(
  'a link',
  [
    ['named', 'mailto:john@contoso.com'],
    ['own', 'MAILTO:John@Contoso.com?subject=Offer%20for%20you'],
    ['own', 'mailto:john%40contoso.com'],
    ['own', 'john@contoso.com <mailto:john@contoso.com>'],
    ['own', '[john@contoso.com](mailto:john@contoso.com)'],
    ['own', '<a href="mailto:john@contoso.com">john@contoso.com</a>'],
  ],
  taken,
);

kind<[text: string]>(
  'an address in quotes',
  [
    ['named', '"john@contoso.com"'],
    ['own', "'john@contoso.com'"],
    ['own', '„john@contoso.com“'],
    ['own', '«john@contoso.com»'],
    ['own', '="john@contoso.com"'],
    ['own', "'john@contoso.com"],
  ],
  taken,
);

kind<[text: string]>(
  'an address with punctuation behind it',
  [
    ['named', 'john@contoso.com.'],
    ['named', 'john@contoso.com,'],
    ['named', 'john@contoso.com;'],
    ['own', 'john@contoso.com ; '],
    ['own', 'john@contoso.com:'],
    ['own', 'john@contoso.com。'],
    ['own', 'john@contoso.com...'],
    ['own', 'john@contoso.com, john@contoso.com'],
  ],
  taken,
);

kind<[email: string]>(
  'addresses of nobody are hashed, with a warning',
  [
    ['named', 'john@contoso.invalid'],
    ['named', 'john@example.com'],
    ['named', 'none@none.com'],
    ['named', 'noreply@contoso.com'],
    ['own', 'john@crm.example.org'],
    ['own', 'unbekannt@unbekannt.de'],
    ['own', 'ne-pas-repondre@contoso.fr'],
    ['own', 'No.Reply@contoso.com'],
    ['own', 'john@server.local'],
    ['own', 'root@localhost.localdomain'],
    ['own', 'test@test.de'],
  ],
  async (email) => {
    const { cells, found } = await write({ email }, { hash: {} });
    expect(cells?.['Hashed Email Address']).toBe(await hashEmail(email));
    expect(found).toEqual([['email-placeholder', 'warning']]);
  },
);

kind<[email: string]>(
  'and addresses like them are not warned about',
  [
    ['named', 'john@contoso.com'],
    ['own', 'nina.example@contoso.com'],
    ['own', 'test@contoso.com'],
    ['own', 'john@invalid-parts.com'],
    ['own', 'nil@contoso.com.tr'],
    ['own', 'john@localfood.de'],
  ],
  async (email) => {
    expect((await write({ email }, { hash: {} })).found).toEqual([]);
  },
);
