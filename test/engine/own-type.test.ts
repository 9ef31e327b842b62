import { describe, expect, test } from 'vitest';
import {
  amount,
  type Codec,
  checkRecord,
  column,
  defineRecordType,
  enumeration,
  type FileRule,
  type InvalidRecordError,
  type RecordInputOf,
  readRecords,
  rule,
  text,
  validateRecords,
  writeRecords,
} from '../../src/index';
import { collect, textOf } from '../support/plain';

/* What the engine says and does where only a record type of a user gets: hints, actions, codecs. */

/** Has no text for any value, and does not say why. */
const silent: Codec<string> = { read: (cell) => cell, write: () => undefined };

const columns = {
  action: column('Do', enumeration({ values: ['Create', 'Remove'] })),
  label: column('Label', text()),
  note: column('Note', text()),
  rank: column('Rank', text()),
  mute: column('Mute', silent),
  weight: column('Weight', amount({ max: 10, decimals: 1 })),
};

/** Says of each row after the first that it is one more, valid or not. */
const oneMore = (when: boolean): FileRule<typeof columns> => ({
  remembersKeys: false,
  when: () => when,
  open() {
    let earlierRow = 0;
    return {
      row({ row }, _valid, report) {
        if (earlierRow > 0) report('duplicate', { earlierRow });
        earlierRow = row;
      },
    };
  },
});

const seen = new Set<string>();

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
    weight: ['undocumented', 'undocumented'],
  },
  actionOf({ action, label }) {
    if (label === 'nothing') return undefined;
    if (label === 'removed') return 'Remove';
    return action === 'Create' || action === 'Remove' ? action : undefined;
  },
  hint({ code, column, action, cell }) {
    if (code === 'required' && column === 'label') return `${action} means a new box.`;
    if (
      code === 'not-applicable' &&
      column === 'note' &&
      cell.label === 'filled' &&
      cell.rank === ''
    )
      return 'Only a box that is removed has a note.';
    return undefined;
  },
  rules: [
    rule(
      { columns },
      {
        code: 'box-label',
        severity: 'warning',
        column: 'label',
        runWithColumn: true,
        message: () => 'A box is not called so.',
        check({ cell }, report) {
          for (const name in cell) seen.add(name);
          if (cell.label === 'x') report({});
        },
      },
    ),
  ],
  fileRules: [oneMore(false), oneMore(true)],
});

type Box = RecordInputOf<typeof box>;
const hint = ' Only a box that is removed has a note.';
const noNote = 'Property "note" does not apply to a Create. Leave it out.';

describe('of a record of a user it is said', () => {
  test.each<[what: string, record: object, ...said: string[]]>([
    ['nothing', { label: 'a' }],
    ['a fault with its hint', { label: 'filled', note: 'b' }, `${noNote}${hint}`],
    [
      'a fault without its hint',
      { note: 'b' },
      'Label is empty. A Create requires it. Create means a new box.',
      noNote,
    ],
    [
      'a fault, and what the service sets',
      { label: 'filled', note: 'b', rank: '1' },
      noNote,
      'Rank is filled in, but a Create cannot set it, and the service most likely ignores it. Leave it empty.',
    ],
    [
      'a value without a text',
      { label: 'a', mute: 5 },
      'The value must be text, but a value that has no text was given.',
    ],
    ['its own rule', { label: 'x' }, 'A box is not called so.'],
    [
      'an action that its cells do not show',
      { label: 'nothing' },
      'Property "action" cannot be written. Its cells show no action.',
    ],
    [
      'an action that is not that of its cells',
      { label: 'removed' },
      'Property "action" cannot be written. Its cells would Remove.',
    ],
    [
      'an unknown property before all else, and beside the fault of a column',
      { action: 'Remove', label: 'a', colour: 'red' },
      `Unknown property "colour". Correct its name, or leave it out.`,
      'Property "label" does not apply to a Remove. Leave it out.',
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
      'Property "action" cannot be written. It must be one of Add, Update.',
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

test('a value with an error is not judged as a cell too', async () => {
  const records = [{ label: 'a', weight: 1.25 }] as Box[];
  const written = textOf(writeRecords(box, records, { columns: ['Do', 'Label'] }));
  const error: unknown = await written.catch((thrown) => thrown);
  const { issues } = error as InvalidRecordError;
  expect(issues.map(({ code }) => code)).toEqual(['number-precision', 'property-unknown']);
});

const fileOf = (...rows: readonly string[]) =>
  ['\ufeffType,Name,Do,Label', 'Format Version,6.0,,', ...rows, ''].join('\r\n');
const severity = { 'value-unknown': 'off' } as const;

test('a row whose action can not be read is not judged by rules', async () => {
  const file = fileOf('Box,,Create,x', 'Box,,Destroy,x', 'Box,,Create,a');
  const { issues } = await validateRecords(box, file, { severity });
  expect(issues.map(({ row, message }) => [row, message])).toEqual([
    [2, 'A box is not called so.'],
    [
      4,
      'Row 2 after the header adds the same conversion. The service uses the first one and ignores the others.',
    ],
  ]);
});

test('what rules over the file say can be switched off', async () => {
  const file = fileOf('Box,,Create,a', 'Box,,Create,a');
  const off = { severity: { duplicate: 'off' } } as const;
  expect(await validateRecords(box, file, off)).toMatchObject({ counts: {}, issues: [] });
});

test('the action of a record is not what its cell says', async () => {
  const coded = defineRecordType({
    type: 'Box',
    actions: ['Create', 'Remove'],
    columns: { action: column('Do', text()), label: columns.label },
    matrix: { action: ['required', 'required'], label: ['optional', 'optional'] },
    actionOf: ({ action }) => (action === 'c' ? 'Create' : 'Remove'),
    rules: [],
  });
  const results = await collect(readRecords(coded, fileOf('Box,,c,a', 'Box,,r,b')));
  expect(results.map(({ record }) => record)).toEqual([
    { action: 'Create', label: 'a' },
    { action: 'Remove', label: 'b' },
  ]);
});

test('rules can list the columns', () => {
  checkRecord(box, { label: 'a' } as Box);
  expect([...seen]).toEqual(['action', 'label', 'note', 'rank', 'mute', 'weight']);
});
