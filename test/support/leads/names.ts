import { error, type Flaw, type Given, type Kind, warning } from './given';

const property = 'conversionName';
const column = 'Conversion Name';

const plain = ['Signed contract', 'Bestätigt', 'Demande de devis', '問い合わせ', 'R&D, "Pro"'];

function flawed(name: string, texts: readonly (readonly [text: string, flaw: Flaw])[]): Kind {
  return [
    name,
    ({ random }): Given => {
      const [value, flaw] = random.pick(texts);
      return { value, written: value, flawsIfWritten: [flaw] };
    },
  ];
}

const garbled = (reason: string, meant: string) =>
  warning('text-garbled', property, { column, reason, meant });
const odd = (reason: string, codePoint: string, after: string) =>
  warning('name-characters', property, { reason, codePoint, after });

export const plainNames: readonly Kind[] = [
  ['plain', ({ random }) => random.pick(plain.map((text) => ({ value: text, written: text })))],
];

export const namesTaken: readonly Kind[] = [
  flawed('a blank that does not break', [
    ['Signed\u00a0contract', odd('unseen', 'U+00A0', 'Signed')],
    ['Signed contract\u00a0', odd('unseen', 'U+00A0', 'Signed contract')],
  ]),
  flawed('an invisible character', [['Signed\u200b contract', odd('unseen', 'U+200B', 'Signed')]]),
  flawed('two alphabets', [['Signed сontract', odd('mixed', 'U+0441', 'Signed ')]]),
  flawed('decoded twice', [['BestÃ¤tigt', garbled('decoded-twice', 'Bestätigt')]]),
  flawed('escaped', [
    ['Best&auml;tigt', garbled('html', 'Bestätigt')],
    ['Best%C3%A4tigt', garbled('percent', 'Bestätigt')],
  ]),
];

export const namesRefused: readonly Kind[] = [
  [
    'missing',
    ({ random }) => ({
      value: random.pick([undefined, null, '']),
      written: '',
      flaws: [error('required', property, { column })],
    }),
  ],
  [
    'blanks',
    ({ random }) => ({
      value: random.pick([' ', '\u00a0', '\u200b', ' \u3000']),
      written: '',
      flaws: [error('required', property, { column })],
    }),
  ],
  [
    'too long',
    () => ({
      value: 'Lead '.repeat(21),
      written: '',
      flaws: [error('too-long', property, { column, limit: 100, length: 105 })],
    }),
  ],
];
