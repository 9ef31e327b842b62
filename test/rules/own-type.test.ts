import { describe, expect, test } from 'vitest';
import {
  type Codec,
  checkRecord,
  column,
  defineRecordType,
  enumeration,
  type RecordInputOf,
  rule,
  text,
  validateRecords,
  writeRecords,
} from '../../src/index';
import { textOf } from '../plain';

/* What the engine says and does where only a record type of a user gets: hints, actions, codecs. */

/** Has no text for any value, and does not say why. */
const silent: Codec<string> = { read: (cell) => cell, write: () => undefined };

const columns = {
  action: column('Do', enumeration({ values: ['Create', 'Remove'] })),
  label: column('Label', text({ name: 'Label' })),
  note: column('Note', text({ name: 'Note' })),
  rank: column('Rank', text({ name: 'Rank' })),
  mute: column('Mute', silent),
};

const box = defineRecordType({
  type: 'Box',
  actions: ['Create', 'Remove'],
  columns,
  matrix: {
    action: ['required', 'required'],
    label: ['required', 'not-applicable'],
    note: ['not-applicable', 'optional'],
    rank: ['read-only', 'read-only'],
    mute: ['optional', 'optional'],
  },
  actionOf: ({ action }) => (action === 'Create' || action === 'Remove' ? action : undefined),
  hints: [
    // Of a fault that can not be: Note is not required.
    {
      code: 'required',
      columns: ['note'],
      action: 'Create',
      when: () => true,
      hint: 'value-in-conversion-value',
    },
    {
      code: 'not-applicable',
      columns: ['note'],
      action: 'Create',
      when: ({ label, rank }) => label === 'filled' && rank === '',
      hint: 'add-not-adjust',
    },
  ],
  rules: [
    rule(
      { columns },
      {
        code: 'box-label',
        severity: 'warning',
        column: 'label',
        inTurn: true,
        message: () => 'A box is not called so.',
        check: ({ cell }, report) => (cell.label === 'x' ? report({}) : undefined),
      },
    ),
  ],
});

type Box = RecordInputOf<typeof box>;
const hint =
  ' With Adjustment Type empty this row adds a conversion; to adjust one, set it to Restate or Retract.';
const noNote = 'Property "note" does not apply to a Create; leave it out.';

describe('of a record of a user it is said', () => {
  test.each<[what: string, record: object, ...said: string[]]>([
    ['nothing', { label: 'a' }],
    ['a fault with its hint', { label: 'filled', note: 'b' }, `${noNote}${hint}`],
    ['a fault without its hint', { note: 'b' }, 'Label is empty; a Create needs it.', noNote],
    [
      'a fault, and what the service sets',
      { label: 'filled', note: 'b', rank: '1' },
      noNote,
      'Rank is filled, but a Create can not set it, and the service very probably ignores it; leave it empty.',
    ],
    [
      'a value without a text',
      { label: 'a', mute: 5 },
      'Text is needed here, and a value that has no text was given.',
    ],
    ['its own rule', { label: 'x' }, 'A box is not called so.'],
    [
      'an unknown property before all else, and beside the fault of a column',
      { action: 'Remove', label: 'a', colour: 'red' },
      `Property "colour" is not one of this record's.`,
      'Property "label" does not apply to a Remove; leave it out.',
    ],
  ])('%s', (_what, record, ...said) => {
    const issues = checkRecord(box, record as Box);
    expect(issues.map(({ message }) => message)).toEqual(said);
  });

  test('which actions there are, where no column has them', () => {
    const { action: _, ...others } = columns;
    const plain = defineRecordType({
      type: 'Plain',
      actions: ['Add', 'Update'],
      columns: { label: others.label },
      matrix: { label: ['required', 'required'] },
      actionOf: () => 'Add',
      rules: [],
    });
    const record = { action: 'Destroy', label: 'a' } as never;
    expect(checkRecord(plain, record).map(({ message }) => message)).toEqual([
      'Property "action" can not be written; it is one of Add, Update.',
    ]);
  });
});

test('the first action is written where none is given', async () => {
  const written = await textOf(writeRecords(box, [{ label: 'a' }, { action: 'Remove' }] as Box[]));
  const rows = written.split('\r\n').slice(2, 4);
  expect(rows.map((row) => row.split(',').slice(0, 4))).toEqual([
    ['Box', '', 'Create', 'a'],
    ['Box', '', 'Remove', ''],
  ]);
});

test('a row whose action can not be read is not judged by rules', async () => {
  const file = [
    '\ufeffType,Name,Do,Label',
    'Format Version,6.0,,',
    'Box,,Create,x',
    'Box,,Destroy,x',
    '',
  ].join('\r\n');
  const { issues } = await validateRecords(box, file, { severity: { 'value-unknown': 'off' } });
  expect(issues.map(({ row, message }) => [row, message])).toEqual([
    [2, 'A box is not called so.'],
  ]);
});
