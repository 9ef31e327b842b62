import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import type { OfflineConversionInput } from '../../src/index';
import { writeOfflineConversionsFile } from '../../src/node';
import { fullHeader, fullVersion, uploadText } from '../support/upload-text';

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

describe('writeOfflineConversionsFile', () => {
  const written = uploadText(fullHeader, fullVersion, row);
  const write = (path: string, records: Parameters<typeof writeOfflineConversionsFile>[1]) =>
    writeOfflineConversionsFile(path, records, { now });

  it('writes the file, and nothing else into its folder', async () => {
    await write(at('upload.csv'), [conversion]);
    expect(readFileSync(at('upload.csv'), 'utf8')).toBe(written);
    expect(readdirSync(folder)).toEqual(['upload.csv']);
  });

  it('passes its options on', async () => {
    const columns = ['Conversion Name', 'Conversion Time', 'Microsoft Click Id', 'Client Id'];
    const options = { now, columns, bom: false, delimiter: '\t' } as const;
    await writeOfflineConversionsFile(at('upload.tsv'), [conversion], options);
    expect(readFileSync(at('upload.tsv'), 'utf8')).toBe(
      [
        'Type\tName\tClient Id\tConversion Name\tConversion Time\tMicrosoft Click Id',
        'Format Version\t6.0\t\t\t\t',
        `Offline Conversion\t\ta\tCafé\t11/2/2026 9:30:00 AM\t${click}`,
        '',
      ].join('\r\n'),
    );
  });

  it('replaces what was there', async () => {
    writeFileSync(at('upload.csv'), 'x'.repeat(100_000));
    await write(at('upload.csv'), [conversion]);
    expect(readFileSync(at('upload.csv'), 'utf8')).toBe(written);
    expect(readdirSync(folder)).toEqual(['upload.csv']);
  });

  it('shows the new file only when it is whole', async () => {
    writeFileSync(at('upload.csv'), 'before');
    const seen: string[] = [];
    function* many(): Generator<OfflineConversionInput> {
      for (let i = 0; i < 3000; i++) {
        if (i % 1000 === 999) seen.push(readFileSync(at('upload.csv'), 'utf8'));
        yield { ...conversion, microsoftClickId: `c${i.toString(16).padStart(31, '0')}` };
      }
    }
    await write(at('upload.csv'), many());
    expect(seen).toEqual(['before', 'before', 'before']);
    expect(readFileSync(at('upload.csv'), 'utf8').split('\n')).toHaveLength(3003);
  });

  describe('a failure keeps what was there, and leaves nothing beside it', () => {
    const failure = new Error('no connection');
    function* many(last: () => OfflineConversionInput): Generator<OfflineConversionInput> {
      for (let i = 0; i < 3000; i++)
        yield { ...conversion, microsoftClickId: `c${i.toString(16).padStart(31, '0')}` };
      yield last();
    }
    const failing = () => {
      throw failure;
    };
    const cases: [string, () => Promise<void>, object][] = [
      [
        'a record with an error, at the start',
        () => write(at('upload.csv'), [{ ...conversion, conversionName: '' }]),
        { name: 'InvalidRecordError', index: 0 },
      ],
      [
        'a record with an error, after much was written',
        () =>
          write(
            at('upload.csv'),
            many(() => ({ ...conversion, conversionName: '' })),
          ),
        { name: 'InvalidRecordError', index: 3000 },
      ],
      ['a source that fails', () => write(at('upload.csv'), many(failing)), failure],
      [
        'what is no record',
        () => write(at('upload.csv'), [null as unknown as OfflineConversionInput]),
        { name: 'TypeError' },
      ],
      [
        'too many rows',
        () =>
          writeOfflineConversionsFile(
            at('upload.csv'),
            Array.from({ length: 20_001 }, () => conversion),
            { now, channel: 'sandbox' },
          ),
        { name: 'BulkFileError', code: 'too-many-rows' },
      ],
      [
        'an abort',
        () => {
          const control = new AbortController();
          const records = many(() => {
            control.abort(failure);
            return conversion;
          });
          const { signal } = control;
          return writeOfflineConversionsFile(at('upload.csv'), records, { now, signal });
        },
        failure,
      ],
      [
        'wrong options',
        () => writeOfflineConversionsFile(at('upload.csv'), [], { colour: 'red' } as object),
        { name: 'TypeError' },
      ],
    ];

    test.each(cases)('%s', async (_, run, error) => {
      writeFileSync(at('upload.csv'), 'what was there');
      await expect(run()).rejects.toMatchObject(error);
      expect(readFileSync(at('upload.csv'), 'utf8')).toBe('what was there');
      expect(readdirSync(folder)).toEqual(['upload.csv']);
    });

    test.each(cases)('%s, where nothing was there', async (_, run, error) => {
      await expect(run()).rejects.toMatchObject(error);
      expect(readdirSync(folder)).toEqual([]);
    });
  });

  describe('modes, links and pipes', () => {
    test.each([0o600, 0o640, 0o666, 0o444 | 0o200])('keeps the mode %o', async (mode) => {
      writeFileSync(at('upload.csv'), 'before');
      chmodSync(at('upload.csv'), mode);
      await write(at('upload.csv'), [conversion]);
      expect(statSync(at('upload.csv')).mode & 0o777).toBe(mode);
    });

    it('gives a new file to its owner only', async () => {
      await write(at('upload.csv'), [conversion]);
      expect(statSync(at('upload.csv')).mode & 0o777).toBe(0o600);
    });

    it('writes to the file that a link points to, and keeps the link', async () => {
      mkdirSync(at('real'));
      writeFileSync(at('real/upload.csv'), 'before');
      symlinkSync(at('real/upload.csv'), at('link.csv'));
      await write(at('link.csv'), [conversion]);
      expect(lstatSync(at('link.csv')).isSymbolicLink()).toBe(true);
      expect(readlinkSync(at('link.csv'))).toBe(at('real/upload.csv'));
      expect(readFileSync(at('real/upload.csv'), 'utf8')).toBe(written);
      expect(readdirSync(folder).sort()).toEqual(['link.csv', 'real']);
      expect(readdirSync(at('real'))).toEqual(['upload.csv']);
    });

    it('leaves another name of the old file as it was', async () => {
      writeFileSync(at('upload.csv'), 'before');
      linkSync(at('upload.csv'), at('copy.csv'));
      await write(at('upload.csv'), [conversion]);
      expect(readFileSync(at('copy.csv'), 'utf8')).toBe('before');
      expect(readFileSync(at('upload.csv'), 'utf8')).toBe(written);
    });
  });
});
