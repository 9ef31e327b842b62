import { describe, expect, it, test } from 'vitest';
import {
  type Codec,
  checkOfflineConversion,
  checkRecord,
  column,
  defineRecordType,
  type InvalidRecordError,
  type OfflineConversionInput,
  type RecordInputOf,
  readRecords,
  text,
  validateBulkFile,
  writeOfflineConversions,
  writeRecords,
} from '../../src/index';
import { textOf } from '../support/plain';
import { withoutMessage } from '../support/without-message';

const now = new Date('2026-11-21T00:00:00Z');

const add = {
  conversionName: 'Lead',
  conversionTime: '2026-11-02T09:30:00Z',
  microsoftClickId: 'f894f652ea334e739002f7167ab8f8e3',
} satisfies OfflineConversionInput;

const few = ['Conversion Name', 'Conversion Time', 'Microsoft Click Id'];

async function refusal(pieces: AsyncIterable<Uint8Array>): Promise<InvalidRecordError> {
  return textOf(pieces).then(
    () => expect.unreachable('it was written'),
    (error) => error as InvalidRecordError,
  );
}

describe('a value for a column that is not written', () => {
  test.each([
    ['any text', 'order-1', {}],
    ['a text that is the name of an action', 'Add', {}],
    ['whatever the severity', 'order-1', { severity: { 'property-unknown': 'off' } }],
  ] as const)('is an error: %s', async (_, clientId, options) => {
    const records = [{ ...add, clientId }];
    const { issues } = await refusal(
      writeOfflineConversions(records, { now, columns: few, ...options }),
    );
    expect(withoutMessage(issues)).toEqual([
      {
        code: 'property-unknown',
        severity: 'error',
        line: 3,
        row: 2,
        column: 'Client Id',
        action: 'Add',
        clientId,
      },
    ]);
  });

  it('is none where the value is absent', async () => {
    const records = [{ ...add, clientId: null }];
    const written = await textOf(writeOfflineConversions(records, { now, columns: few }));
    expect(written.split('\r\n')[2]).toBe(
      `Offline Conversion,,Lead,11/2/2026 9:30:00 AM,${add.microsoftClickId}`,
    );
  });
});

test('a text that a reader would refuse is not written', async () => {
  const model = 'x'.repeat(11);
  const record = { ...add, externalAttributionCredit: 1, externalAttributionModel: model };
  const options = { now, maxCellLength: 10, severity: { 'too-long': 'off' } } as const;
  const { issues } = await refusal(
    writeOfflineConversions(
      [{ ...record, conversionName: 'Lead', microsoftClickId: null, hashedEmailAddress: '' }],
      options,
    ),
  );
  expect(issues.map(({ code, column }) => [code, column])).toContainEqual([
    'too-long',
    'External Attribution Model',
  ]);
});

test('a time that can not be written is told how to be given', () => {
  const [issue] = checkOfflineConversion({ ...add, conversionTime: 'today' }, { now });
  expect(issue?.message).toBe(
    '"today" cannot be read as a time. Write it in ISO 8601 with Z or an offset, for example 2020-04-01T18:50:54Z.',
  );
});

describe('a record type of a user', () => {
  /** Refuses every value, with a fault that the options can lower. */
  const never: Codec<string> = {
    read: (cell) => cell,
    write: (_, { fault }) => fault('too-long', { column: 'Label', limit: 0, length: 1 }),
  };
  const type = defineRecordType({
    type: 'Label',
    actions: ['Add', 'Update', 'Delete'],
    columns: {
      id: column('Id', text()),
      status: column('Status', text(), { deletable: true }),
      label: column('Label', never),
    },
    matrix: {
      id: ['not-applicable', 'required', 'required'],
      status: ['optional', 'optional', 'optional'],
      label: ['optional', 'optional', 'optional'],
    },
    actionOf: ({ id, status }) => (id === '' ? 'Add' : status === 'Deleted' ? 'Delete' : 'Update'),
    rules: [],
  });
  type Label = RecordInputOf<typeof type>;

  it('can not have a value without a text written by lowering its fault', async () => {
    const records: Label[] = [{ action: 'Add', label: 'x' }];
    const { issues } = await refusal(
      writeRecords(type, records, { severity: { 'too-long': 'warning' } }),
    );
    expect(issues.map(({ code, severity }) => [code, severity])).toEqual([['too-long', 'error']]);
  });

  it('says so where the cells of a record would do something else', () => {
    const [issue, ...more] = checkRecord(type, { action: 'Delete', id: '5' });
    expect(more).toEqual([]);
    expect(issue).toMatchObject({ code: 'property-unknown', severity: 'error', action: 'Delete' });
    expect(issue?.message).toBe('Property "action" cannot be written. Its cells would Update.');
  });

  it('may have a column that delete_value clears', async () => {
    const file = '\ufeffType,Name,Id,Status\nFormat Version,6.0,,\nLabel,,5,delete_value\n';
    const results = [];
    for await (const { record, issues } of readRecords(type, file))
      results.push({ record, issues });
    expect(results).toEqual([{ record: { action: 'Update', id: '5' }, issues: [] }]);
  });
});

test('a result read as an upload is told what it looks like', async () => {
  const header = 'Type,Name,Conversion Name,Conversion Time,Microsoft Click Id,Client Id';
  const row = `,Lead,11/2/2026 9:30:00 AM,${add.microsoftClickId},a`;
  const lines = [header, 'Format Version,6.0,,,,', `Offline Conversion,${row}`];
  lines.push(`Offline Conversion Error,${row}`);
  const file = `\ufeff${lines.join('\n')}\n`;
  const { issues } = await validateBulkFile(file, { now });
  expect(issues.map(({ message }) => message)).toEqual([
    'The file contains 1 error row from the service, as a result file does. If it is a result file, set its kind to result.',
  ]);
});
