import { type Context, error, type Flaw, type Given, type Kind, warning } from './given';

const property = 'microsoftClickId';

const dashed = (id: string) => id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

type Dress = readonly [dress: readonly string[], wrap: (id: string) => string];

function dressed(name: string, ...dresses: readonly Dress[]): Kind {
  return [
    name,
    ({ random }) => {
      const id = random.hex(32);
      const [dress, wrap] = random.pick(dresses);
      return {
        value: wrap(id),
        written: id,
        flaws: [warning('click-id-cleaned', property, { dress })],
      };
    },
  ];
}

function plain({ random }: Context): Given {
  const id = random.hex(32);
  const value = random.pick([id, id.toUpperCase()]);
  return { value, written: value };
}

export const clickIdsTaken: readonly Kind[] = [
  ['plain', plain],
  ['plain', plain],
  dressed('of the cookie', [['uet'], (id) => `_uet${id}`]),
  dressed(
    'guarded',
    [['guard'], (id) => `="${id}"`],
    [['guard'], (id) => `'${id}`],
    [['guard', 'uet'], (id) => `="_uet${id}"`],
  ),
  dressed('in quotes', [['quotes'], (id) => `"${id}"`]),
  dressed(
    'a GUID',
    [['dashes'], dashed],
    [['braces', 'dashes'], (id) => `{${dashed(id)}}`],
    [['braces'], (id) => `{${id}}`],
    [['guard', 'braces', 'dashes'], (id) => `="{${dashed(id)}}"`],
  ),
  dressed('in blanks', [['blanks'], (id) => ` ${id}\t`], [['blanks'], (id) => `\u00a0${id}\u200b`]),
  dressed(
    'in a URL',
    [['url'], (id) => `https://www.contoso.com/offer?utm_source=bing&msclkid=${id}&page=2`],
    [['url'], (id) => `msclkid=${id}`],
    [['url'], (id) => `?gclid=abc&MSCLKID=${id}#top`],
    [['url', 'uet'], (id) => `_uetmsclkid=_uet${id}; path=/`],
  ),
];

function refused(name: string, facts: object, make: (context: Context) => string): Kind {
  return [
    name,
    (context) => ({
      value: make(context),
      written: '',
      flaws: [error('click-id', property, facts)],
    }),
  ];
}

/** Texts that programs write for a missing value have a warning beside the fault of the column. */
const placeholder = (value: string): Flaw => warning('placeholder', property, { value });

function standIn(name: string, reason: string, texts: readonly string[]): Kind {
  return [
    name,
    ({ random }) => {
      const value = random.pick(texts);
      const isProgram = /^(?:null|None|undefined|\{msclkid\})$/.test(value);
      const flaws = [
        error('click-id', property, { reason }),
        ...(isProgram ? [placeholder(value)] : []),
      ];
      return { value, written: '', flaws };
    },
  ];
}

const network = (name: string, parameter: string) => ({
  reason: 'network',
  network: name,
  parameter,
});

export const clickIdsRefused: readonly Kind[] = [
  refused('31 digits', { reason: 'length', length: 31 }, ({ random }) => random.hex(31)),
  refused('33 digits', { reason: 'length', length: 33 }, ({ random }) => random.hex(33)),
  refused('two ids', { reason: 'several' }, ({ random }) =>
    random.pick([
      `${random.hex(32)}, ${random.hex(32)}`,
      `msclkid=${random.hex(32)}&msclkid=${random.hex(32)}`,
    ]),
  ),
  refused('of Google', network('Google', 'gclid'), ({ random }) =>
    random
      .pick(['Cj0KCQjw', 'gclid=EAIaIQob', 'https://contoso.com/?gclid=CjwKCAjw'])
      .concat(`${random.hex(20)}_wcB`),
  ),
  refused('of Google for apps', network('Google', 'gbraid'), ({ random }) =>
    random.pick([`0AAAAAo4mICF${random.hex(16)}`, `gbraid=0AAAAAo4mICF${random.hex(16)}`]),
  ),
  refused(
    'of Google for the web',
    network('Google', 'wbraid'),
    ({ random }) => `https://contoso.com/?wbraid=Ck${random.hex(16)}`,
  ),
  refused('of Meta', network('Meta', 'fbclid'), ({ random }) =>
    random.pick([`IwAR0${random.hex(40)}`, `fbclid=IwY2xjawE${random.hex(20)}`]),
  ),
  refused('of TikTok', network('TikTok', 'ttclid'), ({ random }) =>
    random.pick([`E.C.P.${random.hex(40)}`, `ttclid=E_C_P_${random.hex(40)}`]),
  ),
  refused('the empty GUID', { reason: 'empty-guid' }, ({ random }) =>
    random.pick(['0'.repeat(32), dashed('0'.repeat(32)), `{${dashed('0'.repeat(32))}}`]),
  ),
  refused('a word', { reason: 'other' }, ({ random }) =>
    random.pick(['organic', 'bing', 'newsletter']),
  ),
  refused('mistyped', { reason: 'characters' }, ({ random }) => `${random.hex(31)}o`),
  refused('rounded by a spreadsheet', { reason: 'spreadsheet' }, ({ random }) =>
    random.pick(['4.826E+38', '8,94652E+31']),
  ),
  refused('a URL without one', { reason: 'no-parameter' }, ({ random }) =>
    random.pick(['https://www.contoso.com/thanks?utm_source=bing', '?utm_medium=cpc&utm_id=7']),
  ),
  refused('a hash', { reason: 'hash' }, ({ random }) => random.hex(64)),
  standIn('missing', 'missing', ['n/a', 'N/A', '-', 'null', 'None', 'undefined', '(not set)']),
  standIn('a template', 'template', ['{msclkid}', '{_msclkid}']),
];
