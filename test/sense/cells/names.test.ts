import { expect } from 'vitest';
import { validateBulkFile } from '../../../src/index';
import { addRow, clickId, fileOf, now } from '../../support/rows';
import { foundInRow, write } from '../found';
import { kind } from '../kind';

const goals = ['Signed contract', 'Bestätigt', 'Müller & Söhne', 'Покупка', 'Kauf über 100 €'].map(
  (name) => ({ name }),
);

kind<[name: string, goal: string, codePoint: string, said: string]>(
  'names that print alike are told apart, and what cannot be seen is an escape',
  [
    [
      ...(['named', 'Signed\u00a0contract', 'Signed contract', 'U+00A0'] as const),
      'No goal is named "Signed\\u00a0contract". Did you mean "Signed contract"? The cell has a no-break space (U+00A0) after "Signed".',
    ],
    [
      ...(['own', 'Signed \u200bcontract', 'Signed contract', 'U+200B'] as const),
      'No goal is named "Signed \\u200bcontract". Did you mean "Signed contract"? The cell has a zero-width space (U+200B) after "Signed ".',
    ],
    [
      ...(['own', 'Signed c\u043entract', 'Signed contract', 'U+043E'] as const),
      'No goal is named "Signed c\u043entract". Did you mean "Signed contract"? The cell has a Cyrillic letter (U+043E) after "Signed c".',
    ],
    [
      ...(['own', 'Bestätigt\u00ad', 'Bestätigt', 'U+00AD'] as const),
      'No goal is named "Bestätigt\\u00ad". Did you mean "Bestätigt"? The cell has a soft hyphen (U+00AD) after "Bestätigt".',
    ],
    [
      ...(['own', 'Signed contract ', 'Signed contract', 'U+0020'] as const),
      'No goal is named "Signed contract ". Did you mean "Signed contract"? The cell has a space (U+0020) after "Signed contract".',
    ],
    [
      ...(['own', '\u200fПокупка', 'Покупка', 'U+200F'] as const),
      'No goal is named "\\u200fПокупка". Did you mean "Покупка"? The cell has a right-to-left mark (U+200F) at the start.',
    ],
  ],
  async (name, goal, codePoint, said) => {
    const file = fileOf([{ ...addRow, 'Conversion Name': name }]);
    const { issues } = await validateBulkFile(file, { now, goals });
    expect(issues).toMatchObject([{ code: 'goal-unknown', severity: 'error', message: said }]);
    expect(issues[0]?.facts).toMatchObject({
      nearest: goal,
      difference: { codePoint, isInCell: true },
    });
  },
);

kind<[name: string, reason: string, codePoint: string, after: string]>(
  'without goals, characters that cannot be seen or look like others are a warning',
  [
    ['named', 'Signed\u00a0contract', 'unseen', 'U+00A0', 'Signed'],
    ['named', 'Signed\u200bcontract', 'unseen', 'U+200B', 'Signed'],
    ['named', 'Signed c\u043entract', 'mixed', 'U+043E', 'Signed c'],
    ['named', 'Le\u03b1d', 'mixed', 'U+03B1', 'Le'],
    ['own', '購入\u2060', 'unseen', 'U+2060', '購入'],
    ['own', '\ufeffLead', 'unseen', 'U+FEFF', ''],
    ['own', 'Achat\u202fvalidé', 'unseen', 'U+202F', 'Achat'],
    ['own', 'Lead\u2028', 'unseen', 'U+2028', 'Lead'],
    ['own', 'Пoкупка', 'mixed', 'U+041F', ''],
  ],
  async (name, reason, codePoint, after) =>
    expect(await foundInRow({ 'Conversion Name': name })).toEqual([
      ['name-characters', 'warning', { reason, codePoint, after }],
    ]),
);

kind<[name: string, place: 'start' | 'end']>(
  'without goals, a space around a name is a warning',
  [
    ['named', ' Signed contract', 'start'],
    ['named', 'Signed contract ', 'end'],
    ['own', '  Покупка', 'start'],
    ['own', '購入\u3000', 'end'],
    ['own', ' both ', 'start'],
  ],
  async (name, place) => {
    const codePoint = name.endsWith('\u3000') ? 'U+3000' : 'U+0020';
    const facts = { reason: 'unseen', codePoint, after: place === 'start' ? '' : name.trim() };
    expect(await foundInRow({ 'Conversion Name': name })).toEqual([
      ['name-characters', 'warning', facts],
    ]);
  },
);

kind<[text: string]>(
  'variables of a template that were never filled in',
  [
    ['named', '{{order_id}}'],
    ['named', `\${goal}`],
    ['named', '%%name%%'],
    ['named', '[[id]]'],
    ['named', '<order_id>'],
    ['own', '{{ order.id }}'],
    ['own', '%ORDER_ID%'],
    ['own', '<%= order.id %>'],
    ['own', '{!Lead.Id}'],
    ['own', '*|ORDER|*'],
    ['own', 'Lead {{name}}'],
  ],
  async (text) => {
    const found = [['placeholder', 'warning', { value: text, isTemplate: true }]];
    expect(await foundInRow({ 'Conversion Name': text })).toEqual(found);
    expect(await foundInRow({ 'Client Id': text })).toEqual(found);
    const written = await write({ microsoftClickId: clickId, clientId: text });
    expect(written.found).toEqual(found);
  },
);

kind<[text: string]>(
  'words for a missing value',
  [
    ['named', 'N/A'],
    ['named', 'undefined'],
    ['own', 'n/a'],
    ['own', 'Unknown'],
    ['own', '(not set)'],
    ['own', '–'],
    ['own', 'keine Angabe'],
  ],
  async (text) => {
    const found = [['placeholder', 'warning', { value: text }]];
    expect(await foundInRow({ 'Conversion Name': text })).toEqual(found);
    expect(await foundInRow({ 'Client Id': text })).toEqual(found);
  },
);

kind<[text: string]>(
  'and texts that only resemble them are not',
  [
    ['named', 'Signed contract'],
    ['own', '[Web] Lead'],
    ['own', '50% off <now>'],
    ['own', 'Unknown caller'],
    ['own', 'Lead {Web}'],
    ['own', '(Lead)'],
  ],
  async (text) => {
    expect(await foundInRow({ 'Conversion Name': text })).toEqual([]);
    expect(await foundInRow({ 'Client Id': text })).toEqual([]);
  },
);

kind<[name: string]>(
  'and names of any script are not',
  [
    ['named', 'Signed contract'],
    ['own', 'Покупка lead'],
    ['own', 'خرید \u06a9\u200cنید'],
    ['own', 'क्\u200dषेत्र'],
    ['own', '購入　完了'],
    ['own', 'L’Oréal µ-Lead 👨\u200d👩\u200d👧'],
    ['own', '100% off & more'],
    ['own', 'Rabatt 50%20 Tage'],
    ['own', 'СІРІ РУІ'],
  ],
  async (name) => expect(await foundInRow({ 'Conversion Name': name })).toEqual([]),
);

kind<[name: string, reason: string, meant?: string]>(
  'text that was damaged is a warning, with the text as it was meant',
  [
    ['named', 'Best\ufffdtigt', 'replaced'],
    ['named', 'BestÃ¤tigt', 'decoded-twice', 'Bestätigt'],
    ['named', 'M&uuml;ller', 'html', 'Müller'],
    ['named', 'Best%C3%A4tigt', 'percent', 'Bestätigt'],
    ['own', 'Kauf Ã¼ber 100 â‚¬', 'decoded-twice', 'Kauf über 100 €'],
    ['own', 'РџРѕРєСѓРїРєР°', 'decoded-twice', 'Покупка'],
    ['own', 'è³¼å\u0085¥', 'decoded-twice', '購入'],
    ['own', 'Tom &#38; Jerry', 'html', 'Tom & Jerry'],
    ['own', 'R&amp;D', 'html', 'R&D'],
    ['own', 'Signed%20contract', 'percent', 'Signed contract'],
    ['own', '%D0%9F%D0%BE%D0%BA%D1%83%D0%BF%D0%BA%D0%B0', 'percent', 'Покупка'],
  ],
  async (name, reason, meant) => {
    const column = 'Conversion Name';
    expect(await foundInRow({ [column]: name })).toEqual([
      [
        'text-garbled',
        'warning',
        meant === undefined ? { column, reason } : { column, reason, meant },
      ],
    ]);
  },
);

kind<[name: string, nearest: string]>(
  'an unknown goal is looked up by the text as it was meant',
  [
    ['named', 'BestÃ¤tigt', 'Bestätigt'],
    ['own', 'M&uuml;ller &amp; S&ouml;hne', 'Müller & Söhne'],
    ['own', 'M%C3%BCller%20%26%20S%C3%B6hne', 'Müller & Söhne'],
    ['own', 'РџРѕРєСѓРїРєР°', 'Покупка'],
    ['own', 'Kauf Ã¼ber 100 â‚¬', 'Kauf über 100 €'],
  ],
  async (name, nearest) =>
    expect(await foundInRow({ 'Conversion Name': name }, { goals })).toEqual([
      ['goal-unknown', 'error', { value: name, nearest }],
    ]),
);

kind<[name: string]>(
  'a name of blanks is empty',
  [
    ['named', '   '],
    ['own', '\u00a0'],
    ['own', '\u3000\u3000'],
    ['own', '\u200b'],
    ['own', '\t'],
  ],
  async (name) =>
    expect(await foundInRow({ 'Conversion Name': name })).toEqual([
      ['required', 'error', { column: 'Conversion Name', action: 'Add' }],
    ]),
);
