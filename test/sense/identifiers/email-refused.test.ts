import { expect } from 'vitest';
import { type EmailFault, hashEmail, IdentifierError } from '../../../src/index';
import { kind } from '../kind';

const refused = async (text: string, reason: EmailFault['reason'], codePoint?: string) => {
  const cause = await hashEmail(text).catch((thrown: unknown) => thrown);
  expect(cause).toBeInstanceOf(IdentifierError);
  expect(cause).toMatchObject({ code: 'email-format' });
  const facts = codePoint === undefined ? { reason } : { reason, codePoint };
  expect((cause as IdentifierError).facts).toEqual(facts);
};
kind<[text: string]>(
  'two addresses',
  [
    ['named', 'john@contoso.com, jane@contoso.com'],
    ['own', 'john@contoso.com\njane@contoso.com'],
    ['own', 'john@contoso.com | jane@contoso.com'],
    ['own', 'John <john@contoso.com>; Jane <jane@contoso.com>'],
    ['own', 'john@contoso.com oder john@fabrikam.com'],
    ['own', 'john@contoso.com <mailto:jane@contoso.com>'],
  ],
  (text) => refused(text, 'several'),
);

kind<[text: string, codePoint: string]>(
  'blanks within',
  [
    ['named', 'john doe@contoso.com', 'U+0020'],
    ['own', 'john@ contoso.com', 'U+0020'],
    ['own', 'john@contoso\u00a0.com', 'U+00A0'],
    ['own', 'john\t@contoso.com', 'U+0009'],
    ['own', 'john@contoso.\u3000com', 'U+3000'],
  ],
  (text, codePoint) => refused(text, 'blank', codePoint),
);

kind<[text: string, codePoint: string]>(
  'characters that cannot be seen',
  [
    ['named', 'john\u200b@contoso.com', 'U+200B'],
    ['named', 'jo\u00adhn@contoso.com', 'U+00AD'],
    ['named', 'john\u0007@contoso.com', 'U+0007'],
    ['own', 'john@contoso.com\u200b', 'U+200B'],
    ['own', 'john\u2060@contoso.com', 'U+2060'],
    ['own', '\u202ejohn@contoso.com', 'U+202E'],
    ['own', 'john@con\u200dtoso.com', 'U+200D'],
    ['own', 'jo\ufeffhn@contoso.com', 'U+FEFF'],
  ],
  (text, codePoint) => refused(text, 'invisible', codePoint),
);

kind<[text: string, reason: EmailFault['reason'], codePoint: string]>(
  'characters that cannot stand in an address',
  [
    ['named', 'john@con,toso.com', 'character', 'U+002C'],
    ['own', 'jo"hn@contoso.com', 'character', 'U+0022'],
    ['own', 'john@con_toso.com', 'character', 'U+005F'],
    ['own', 'john@contoso.com/', 'character', 'U+002F'],
    ['own', 'john\ufffd@contoso.com', 'character', 'U+FFFD'],
    ['own', 'john😀@contoso.com', 'character', 'U+1F600'],
    // A Cyrillic о, a Greek ο
    ['own', 'j\u043ehn@contoso.com', 'mixed', 'U+043E'],
    ['own', 'john@c\u03bfntoso.com', 'mixed', 'U+03BF'],
  ],
  refused,
);

kind<[text: string, reason: EmailFault['reason']]>(
  'domains that cannot be',
  [
    ['named', 'a@b..com', 'domain-dots'],
    ['named', 'john@contoso', 'domain-dot'],
    ['named', 'john@-contoso.com', 'domain-hyphen'],
    ['named', 'john@contoso-.com', 'domain-hyphen'],
    ['own', 'john@.contoso.com', 'domain-dots'],
    ['own', 'john@mail.-contoso.com', 'domain-hyphen'],
    ['own', 'иван@контосо', 'domain-dot'],
    ['own', 'john@contoso.123', 'domain-end'],
    ['own', 'john@', 'domain-empty'],
    ['own', `john@${'c'.repeat(64)}.com`, 'domain-long'],
  ],
  refused,
);
