import { linesOf } from '../support/run';

const click = 'f894f652ea334e739002f7167ab8f8e';
const fields = (id: string) =>
  `"conversionName":"Lead","conversionTime":"2026-11-02T09:30:00Z","microsoftClickId":"${click}${id}"`;
/** A good record; its Client Id is JSON text. */
const good = (id: string, clientId = `"${id}"`) => `{"clientId":${clientId},${fields(id)}}`;
const row = (id: string, clientId = id) =>
  `Offline Conversion,,${clientId},Lead,11/2/2026 9:30:00 AM,,,,,,,,,,,${click}${id}`;

const deep = (brackets: '[]' | '{}') =>
  brackets === '[]'
    ? '['.repeat(200_000) + ']'.repeat(200_000)
    : `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`;

const notJson =
  'error  The input is not a JSON object. Write each record as one object, on a line of its own.  (not-json)';
const unknown = (name: string) =>
  `error  Unknown property "${name}". Correct its name, or leave it out.  (property-unknown)`;
const required = [
  'error  Conversion Name  Conversion Name is empty. An Add requires it.  (required, service 5605)',
  'error  Conversion Time  Conversion Time is empty. An Add requires it.  (required, service 5608)',
  'error  Microsoft Click Id, Hashed Email Address, and Hashed Phone Number are all empty. Fill in at least one of them.  (no-identifier, service 5603)',
];
const aList = 'error  Client Id  The value must be text, but a list was given.  (text-format)';

const objectNames = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '__parsed_extra'];

/** An input of `generate` that nobody would write by hand. */
export interface NastyObjects {
  readonly name: string;
  readonly file?: string;
  readonly input: string;
  /** What is said, each with its line: that of the header for a column. */
  readonly said: readonly (readonly [place: string, sentence: string])[];
  readonly rows: readonly string[];
  /** The rejects without their issues. */
  readonly rejects?: readonly object[];
}

const tooDeep = { text: '(nested too deeply to be written)' };
const each = (place: string, sentences: readonly string[]) =>
  sentences.map((sentence) => [place, sentence] as const);

export const nastyObjects: readonly NastyObjects[] = [
  {
    name: 'lists in lists, as a value',
    input: linesOf(good('a'), `{"clientId":${deep('[]')}}`, good('b')),
    said: each(':2', [aList, ...required]),
    rows: [row('a'), row('b')],
    rejects: [tooDeep],
  },
  {
    name: 'objects in objects',
    input: linesOf(good('a'), deep('{}'), good('b')),
    said: each(':2', [unknown('a'), ...required]),
    rows: [row('a'), row('b')],
    rejects: [tooDeep],
  },
  {
    name: 'lists in lists, as an element of an array',
    file: 'in.json',
    input: `[${good('a')},${deep('[]')},${good('b')}]`,
    said: [['[1]', notJson]],
    rows: [row('a'), row('b')],
    rejects: [tooDeep],
  },
  {
    name: 'lists in lists that are never closed',
    input: linesOf(good('a'), '['.repeat(1000), good('b')),
    said: [[':2', notJson]],
    rows: [row('a'), row('b')],
    rejects: [{ text: '['.repeat(1000) }],
  },
  {
    name: 'properties that objects have already',
    input: linesOf(
      `{${objectNames.map((name) => `"${name}":{"clientId":"x"}`).join()},${fields('a')}}`,
      good('b'),
    ),
    said: each(':1', objectNames.map(unknown)),
    rows: [row('b')],
    rejects: [
      JSON.parse(
        `{${objectNames.map((name) => `"${name}":{"clientId":"x"}`).join()},${fields('a')}}`,
      ),
    ],
  },
  {
    name: 'a record in __proto__ is none',
    input: linesOf(`{"__proto__":${good('a')}}`, good('b')),
    said: each(':1', [unknown('__proto__'), ...required]),
    rows: [row('b')],
    rejects: [JSON.parse(`{"__proto__":${good('a')}}`)],
  },
  {
    name: 'columns of a CSV that objects have already',
    file: 'in.csv',
    input: linesOf(
      `clientId,conversionName,conversionTime,microsoftClickId,${objectNames}`,
      `a,Lead,2026-11-02T09:30:00Z,${click}a,,,,,`,
      `b,Lead,2026-11-02T09:30:00Z,${click}b,1,2,3,4,5`,
    ),
    // A column is at fault, not the row that fills it first. Until then it is a warning.
    said: each(':1', [
      ...objectNames.map((name) => unknown(name).replace('error', 'warning')),
      ...objectNames.map(unknown),
    ]),
    rows: [row('a')],
    rejects: [
      JSON.parse(
        `{"clientId":"b",${fields('b')},${objectNames.map((name, i) => `"${name}":"${i + 1}"`)}}`,
      ),
    ],
  },
  {
    name: 'a property twice: neither value counts',
    input: linesOf(`{"clientId":"x",${good('a').slice(1)}`, good('b')),
    said: [
      [
        ':1',
        'error  Property "clientId" is in the object more than once. Leave it in once, with the value that is right.  (property-unknown)',
      ],
    ],
    rows: [row('b')],
  },
  {
    name: 'numbers that are no number that is meant',
    input: linesOf(
      `{"conversionValue":1e400,${good('a').slice(1)}`,
      `{"conversionValue":-1e-400,${good('b').slice(1)}`,
      good('c', '1e999'),
      good('d', '9007199254740993'),
    ),
    said: [
      [
        ':1',
        'error  Conversion Value  "Infinity" is not a number. Write digits with a period as the decimal mark, without a sign, an exponent, spaces, or thousands separators.  (number-format, service 5610)',
      ],
      [':3', 'error  Client Id  The value must be text, but a number was given.  (text-format)'],
      [
        ':4',
        'error  Client Id  The id was given as a number, which cannot hold all of its digits. Pass it as text or as a bigint.  (id-format)',
      ],
    ],
    rows: [row('b').replace('AM,', 'AM,0')],
  },
  {
    name: 'NUL, half a pair, a form feed, U+2028, quotes, delimiters and line ends in texts',
    input: linesOf(
      good('a', '"\\u0000"'),
      good('b', '"\\ud83d"'),
      good('c', '"c\\f\\u2028"'),
      good('d', '"\\"x,\\r\\ny\\""'),
      good('e', '"e\\ufeff"'),
    ),
    said: [
      [
        ':2',
        'error  Client Id  The text contains a broken character (half of a surrogate pair), which UTF-8 cannot represent. Remove it.  (text-format)',
      ],
    ],
    rows: [row('a', '\0'), row('c', 'c\f\u2028'), row('d', '"""x,\r\ny"""'), row('e', 'e\ufeff')],
  },
  {
    name: 'a second byte order mark, NUL, and lone CR between the objects',
    input: `\ufeff${linesOf(good('a'), `\ufeff${good('b')}`, '\0', `${good('c')}\r${good('d')}`, good('e'))}`,
    said: [
      [':2', notJson],
      [':3', notJson],
      [':4', notJson],
    ],
    rows: [row('a'), row('e')],
    rejects: [
      { text: `\ufeff${good('b')}` },
      { text: '\0' },
      { text: `${good('c')}\r${good('d')}` },
    ],
  },
  {
    name: 'a million blank lines and a million spaces',
    input: `${'\n'.repeat(1_000_000)}${' '.repeat(1_000_000)}\r\n${good('a')}${'\n'.repeat(1000)}{}`,
    said: each(':1001002', required),
    rows: [row('a')],
    rejects: [{}],
  },
  {
    name: 'a property name of a megabyte, and one that speaks to the terminal',
    input: linesOf(
      `{"${'k'.repeat(1_000_000)}":1,${fields('a')}}`,
      `{"\\u001b[2J":1,${fields('b')}}`,
      good('c'),
    ),
    said: [
      [':1', 'error  Unknown property. Correct its name, or leave it out.  (property-unknown)'],
      [':2', 'error  Unknown property. Correct its name, or leave it out.  (property-unknown)'],
    ],
    rows: [row('c')],
  },
  {
    name: 'a text that is longer than a cell may be',
    input: linesOf(good('a', `"${'x'.repeat(1_048_577)}"`), good('b')),
    said: [
      [
        ':1',
        'error  Client Id  Client Id has 1048577 characters. The maximum is 1048576.  (too-long)',
      ],
    ],
    rows: [row('b')],
  },
];
