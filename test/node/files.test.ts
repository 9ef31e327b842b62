import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import type { OfflineConversionInput } from '../../src/index';
import {
  readOfflineConversionsFile,
  validateBulkFilePath,
  writeOfflineConversionsFile,
} from '../../src/node';
import { collect, plainResult } from '../support/plain';
import { fullUpload } from '../support/upload-text';
import { withoutMessage } from '../support/without-message';

const now = new Date('2026-11-21T00:00:00Z');
const click = 'f894f652ea334e739002f7167ab8f8e3';
const conversion = {
  clientId: 'a',
  conversionName: 'Café',
  conversionTime: '2026-11-02T09:30:00Z',
  microsoftClickId: click,
} satisfies OfflineConversionInput;
const row = `Offline Conversion,,a,Café,11/2/2026 9:30:00 AM,,,,,,,,,,,${click}`;

let folder: string;
const at = (name: string) => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'msads-bulk-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('the example in the vendor’s documentation', () => {
  const path = fileURLToPath(new URL('../../samples/vendor-example.csv', import.meta.url));
  const place = { line: 3, row: 2, action: 'Add', clientId: 'ClientIdGoesHere' };
  const report = {
    ...{ readable: true, formatVersion: '6.0', valid: true, rows: 2 },
    records: { Add: 1, Restate: 0, Retract: 0, unknown: 0 },
    ...{ otherTypes: {}, errors: 0, warnings: 1, counts: { 'bom-missing': 1 }, truncated: false },
  };
  const bomMissing = { code: 'bom-missing', severity: 'warning', line: 1, row: 0 };

  it('is as it stands there', () => {
    expect(readFileSync(path, 'utf8')).toBe(
      [
        'Type,Status,Id,Parent Id,Client Id,Name,Conversion Currency Code,Conversion Name,Conversion Time,Conversion Value,Microsoft Click Id',
        'Format Version,,,,,6.0,,,,,',
        'Offline Conversion,,,,ClientIdGoesHere,,USD,My Goal Name,4/1/2020 6:50:54 PM,10,f894f652ea334e739002f7167ab8f8e3',
        '',
      ].join('\n'),
    );
  });

  it('has no error on the day after', async () => {
    const found = await validateBulkFilePath(path, { now: new Date('2020-04-02T00:00:00Z') });
    expect({ ...found, issues: withoutMessage(found.issues) }).toEqual({
      ...report,
      issues: [bomMissing],
    });
  });

  it('is too old today', async () => {
    const found = await validateBulkFilePath(path);
    expect({ ...found, issues: withoutMessage(found.issues) }).toEqual({
      ...{ ...report, valid: false, errors: 1 },
      counts: { 'bom-missing': 1, 'conversion-too-old': 1 },
      issues: [
        bomMissing,
        {
          ...{ code: 'conversion-too-old', severity: 'error', ...place, column: 'Conversion Time' },
          serviceError: { number: 5609, code: 'OfflineConversionTimeOutOfWindow' },
        },
      ],
    });
  });
});

describe('readOfflineConversionsFile', () => {
  it('gives the rows of the file', async () => {
    writeFileSync(at('upload.csv'), fullUpload(row, row));
    const results = await collect(readOfflineConversionsFile(at('upload.csv'), { now }));
    expect(results.map(plainResult)).toMatchObject([
      {
        ...{ line: 3, row: 2, action: 'Add', issues: [] },
        record: {
          ...{ action: 'Add', clientId: 'a', conversionName: 'Café', microsoftClickId: click },
          conversionTime: '2026-11-02T09:30:00.000Z',
        },
      },
      { line: 4, row: 3, action: 'Add', issues: [{ code: 'duplicate' }] },
    ]);
  });

  it('opens the file when the first row is asked for', async () => {
    const results = readOfflineConversionsFile(at('upload.csv'), { now });
    writeFileSync(at('upload.csv'), fullUpload(row));
    expect((await results.next()).value?.record?.clientId).toBe('a');
    await results.return();
  });

  it('refuses wrong options at once', () => {
    expect(() => readOfflineConversionsFile(at('upload.csv'), { colour: 'red' } as object)).toThrow(
      'Unknown option (6 characters).',
    );
  });
});

describe('what can not be opened is the system’s error', () => {
  test.each([
    ['a file that is not there', 'missing.csv', 'ENOENT'],
    ['a folder', '', 'EISDIR'],
  ])('%s', async (_, name, code) => {
    const error = { code, path: at(name) };
    await expect(validateBulkFilePath(at(name))).rejects.toMatchObject(error);
    await expect(collect(readOfflineConversionsFile(at(name)))).rejects.toMatchObject(error);
  });

  test.each([
    ['a folder as the target', '', 'EISDIR'],
    ['a target in a folder that is not there', 'missing/upload.csv', 'ENOENT'],
  ])('%s', async (_, name, code) => {
    await expect(writeOfflineConversionsFile(at(name), [conversion])).rejects.toMatchObject({
      ...{ code, path: at(name) },
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});
