import { type Context, error, type Given, type Kind, type Market, warning } from './given';
import { markets } from './markets';

/** One number in the dresses that its country gives it, and in E.164. */
function numberOf({ random, market }: Context) {
  const template = random.digits(random.pick(market.numbers));
  const domestic = template.replace(/\[\d\]/, '');
  const significant = domestic.replace(/\D/g, '');
  return {
    national: template.replace(/[[\]]/g, ''),
    /** Without the trunk prefix. */
    domestic: domestic.trim(),
    significant,
    hasTrunk: template.includes('[0]'),
    e164: `+${market.code}${significant}`,
  };
}

type PhoneNumber = ReturnType<typeof numberOf>;

function taken(dress: (number: PhoneNumber, context: Context) => unknown) {
  return (context: Context): Given => {
    const number = numberOf(context);
    return { value: dress(number, context), written: number.e164 };
  };
}

const otherMarket = ({ random, market }: Context): Market =>
  random.pick(markets.filter((other) => other !== market));

const toFullWidth = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

export const phonesTaken: readonly Kind[] = [
  ['national', taken(({ national }) => national)],
  [
    'national',
    taken(({ national }, { random }) => random.pick([` ${national} `, `Tel.: ${national}`])),
  ],
  [
    'with country code',
    taken(({ domestic, e164 }, { market: { code }, random }) =>
      random.pick([`+${code} ${domestic}`, `+${code}-${domestic}`, `(+${code}) ${domestic}`, e164]),
    ),
  ],
  [
    'with a prefix of calls abroad',
    taken(({ domestic }, { market: { code } }) => `00${code} ${domestic}`),
  ],
  [
    'trunk 0 after the country code',
    taken(({ domestic, hasTrunk }, { market: { code }, random }) => {
      const zero = hasTrunk ? random.pick(['(0)', '(0) ', '0']) : '';
      return `+${code} ${zero}${domestic}`;
    }),
  ],
  [
    'wrapped',
    taken(({ e164, domestic }, { market: { code }, random }) =>
      random.pick(
        [`tel:${e164}`, `="${e164}"`, `'${e164}`, toFullWidth(e164)].concat(
          `+${code}\u00a0${domestic.replaceAll(' ', '\u00a0')}`,
          `\u202a+${code} ${domestic}\u202c`,
        ),
      ),
    ),
  ],
  [
    'a number of JSON',
    // Its leading 0 would be lost, which belongs to the number in Italy.
    taken(({ significant }) => (significant.startsWith('0') ? significant : Number(significant))),
  ],
  [
    'of another country',
    (context) => {
      const market = otherMarket(context);
      return taken(({ domestic }) => `+${market.code} ${domestic}`)({ ...context, market });
    },
  ],
  [
    'extension',
    (context) => ({
      ...taken(({ national, e164 }) =>
        context.random.pick([
          `${national} ext. 12`,
          `${national} x12`,
          `${national} #12`,
          `${national} Durchwahl 12`,
          `tel:${e164};ext=12`,
        ]),
      )(context),
      flaws: [warning('phone-extension', 'phone')],
    }),
  ],
];

type Make = (context: Context) => unknown;

function refused(name: string, reason: string, make: Make, knowsCountry = false): Kind {
  return [
    name,
    (context) => {
      const facts = { reason, ...(knowsCountry && { countryCode: context.market.code }) };
      return { value: make(context), written: '', flaws: [error('phone-format', 'phone', facts)] };
    },
  ];
}

export const phonesRefused: readonly Kind[] = [
  refused('two numbers', 'several', (context) => {
    const [one, other] = [numberOf(context).national, numberOf(context).national];
    const [first, second] = [numberOf(context).e164, numberOf(context).e164];
    const { random } = context;
    return random.pick([
      `${one} / ${other}`,
      `${one}, ${other}`,
      `${one}; ${other}`,
      `${one} or ${other}`,
      `${first} ${second}`,
    ]);
  }),
  refused('rounded by a spreadsheet', 'scientific', ({ random }) =>
    random.pick(['4.93E+11', '4,93023E+11', '1.42556E+10']),
  ),
  refused('made a decimal', 'decimal', (context) => `${numberOf(context).e164.slice(1)}.0`),
  refused('error of a spreadsheet', 'spreadsheet-error', ({ random }) =>
    random.pick(['#VALUE!', '#N/A', '########']),
  ),
  refused(
    'too short',
    'too-short',
    ({ random, market }) => random.digits(random.pick(market.tooShort)),
    true,
  ),
  [
    'too long',
    ({ random }) => {
      const code = random.pick(['1', '33', '44']);
      const template = { 1: '425 555 01xx xxxx', 33: '1 99 00 xx xx xxx', 44: '20 7946 0xxx xxx' };
      const value = random.digits(`+${code} ${template[code as unknown as 1]}`);
      const facts = { reason: 'too-long', countryCode: code };
      return { value, written: '', flaws: [error('phone-format', 'phone', facts)] };
    },
  ],
  refused(
    'does not exist',
    'invalid',
    ({ random, market }) => random.digits(random.pick(market.nowhere)),
    true,
  ),
  refused('no such country code', 'country-code', ({ random }) =>
    random.digits(random.pick(['+999 12345xxx', '+0 30 12345xxx', '+210 12345xxx'])),
  ),
  refused('missing', 'missing', ({ random }) =>
    random.pick(['n/a', 'N/A', 'null', '-', 'unknown', '0000000000', 'k.A.']),
  ),
  refused('words', 'character', ({ random }) => random.pick(['call me', 'ask for Bob', 'ja'])),
  refused('an address', 'email', ({ random }) => random.digits('lead.xxxx@contoso.com')),
  refused('a hash', 'hashed', ({ random }) => random.hex(64)),
];
