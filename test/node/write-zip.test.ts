import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { type OfflineConversionInput, writeOfflineConversions } from '../../src/index';
import { writeBulkFile, writeOfflineConversionsFile } from '../../src/node';
import { zipPieces } from '../../src/node/zip';
import { textOf } from '../support/plain';
import { useScratch } from '../support/scratch';
import { allowNoUnhandledRejections } from '../support/unhandled-rejections';
import { fullUpload } from '../support/upload-text';
import { onlyFileOf } from '../support/zip-file';

const now = new Date('2026-11-21T00:00:00Z');
const conversion = {
  clientId: 'a',
  conversionName: 'Café',
  conversionTime: '2026-11-02T09:30:00Z',
  microsoftClickId: 'f894f652ea334e739002f7167ab8f8e3',
} satisfies OfflineConversionInput;
const row = `Offline Conversion,,a,Café,11/2/2026 9:30:00 AM,,,,,,,,,,,${conversion.microsoftClickId}`;
const written = fullUpload(row);

const scratch = useScratch();
allowNoUnhandledRejections();

async function* pieces(...texts: readonly (string | Uint8Array)[]) {
  for (const text of texts) yield Buffer.from(text as string);
}

/** The only file of the archive in the folder of the test. */
const only = (name: string) => onlyFileOf(readFileSync(scratch.at(name)));

describe('writeOfflineConversionsFile', () => {
  it('packs where the path ends in .zip', async () => {
    await writeOfflineConversionsFile(scratch.at('upload.zip'), [conversion], { now });
    const { name, content } = only('upload.zip');
    expect([name, content.toString()]).toEqual(['upload.csv', written]);
    expect(readdirSync(scratch.path)).toEqual(['upload.zip']);
  });

  it('names the entry by what separates its cells', async () => {
    const options = { now, delimiter: '\t' } as const;
    await writeOfflineConversionsFile(scratch.at('upload.zip'), [conversion], options);
    const { name, content } = only('upload.zip');
    expect(name).toBe('upload.tsv');
    expect(content.toString()).toBe(await textOf(writeOfflineConversions([conversion], options)));
  });

  it('does not pack where it does not', async () => {
    await writeOfflineConversionsFile(scratch.at('zip.csv'), [conversion], { now });
    expect(readFileSync(scratch.at('zip.csv'), 'utf8')).toBe(written);
  });

  describe('a failure keeps what was there, and leaves nothing beside it', () => {
    const failure = new Error('no connection');
    function* many(): Generator<OfflineConversionInput> {
      for (let i = 0; i < 3000; i++)
        yield { ...conversion, microsoftClickId: `c${i.toString(16).padStart(31, '0')}` };
      throw failure;
    }
    const cases: [string, Iterable<OfflineConversionInput>, object, object][] = [
      ['a source that fails', many(), { now }, failure],
      [
        'a record with an error',
        [conversion, { ...conversion, conversionName: '' }],
        { now },
        { name: 'InvalidRecordError', index: 1 },
      ],
      [
        'too many rows',
        Array.from({ length: 20_001 }, () => conversion),
        { now, channel: 'sandbox' },
        { name: 'BulkFileError', code: 'too-many-rows' },
      ],
      ['wrong options', [], { colour: 'red' }, { name: 'TypeError' }],
    ];

    test.each(cases)('%s', async (_, records, options, error) => {
      const path = scratch.file('upload.zip', 'what was there');
      await expect(writeOfflineConversionsFile(path, records, options)).rejects.toMatchObject(
        error,
      );
      expect(readFileSync(path, 'utf8')).toBe('what was there');
      expect(readdirSync(scratch.path)).toEqual(['upload.zip']);
    });
  });
});

describe('writeBulkFile', () => {
  test.each<[string, ',' | '\t' | undefined, string]>([
    ['upload.zip', undefined, 'upload.csv'],
    ['upload.zip', ',', 'upload.csv'],
    ['upload.zip', '\t', 'upload.tsv'],
    ['UPLOAD.ZIP', undefined, 'UPLOAD.csv'],
    ['my.upload-1.zip', undefined, 'my.upload-1.csv'],
    ['upload.csv.zip', undefined, 'upload.csv'],
    ['upload.tsv.Zip', '\t', 'upload.tsv'],
    ['Überträge.zip', undefined, 'Überträge.csv'],
    ['a\\..\\b.zip', undefined, 'a-..-b.csv'],
    ['C:upload 10:30.zip', undefined, 'C-upload 10-30.csv'],
    ['.zip', undefined, '.csv'],
  ])('%j with the delimiter %j has the entry %j', async (name, delimiter, entry) => {
    await writeBulkFile(scratch.at(name), pieces('Type,', 'Name\r\n'), { delimiter });
    const file = only(name);
    expect([file.name, file.content.toString()]).toEqual([entry, 'Type,Name\r\n']);
    expect(readdirSync(scratch.path)).toEqual([name]);
  });

  test.each(['upload.csv', 'upload.tsv', 'upload.zip.csv'])('%j is not packed', async (name) => {
    await writeBulkFile(scratch.at(name), pieces('Type,', 'Name\r\n'));
    expect(readFileSync(scratch.at(name), 'utf8')).toBe('Type,Name\r\n');
  });

  test.each(['upload.gz', 'zip', 'upload.zip.part'])('%j is not written', async (name) => {
    await expect(writeBulkFile(scratch.at(name), pieces('Type,', 'Name\r\n'))).rejects.toThrow(
      new TypeError(
        `The name of "${name}" must end in .csv, .tsv, or .zip, because the service accepts no other files.`,
      ),
    );
    expect(readdirSync(scratch.path)).toEqual([]);
  });

  test.each([
    ['empty pieces between others', ['', 'a', '', '', 'b', '']],
    ['what packs badly', [randomBytes(700_000), randomBytes(3), randomBytes(700_000)]],
    ['what packs well', ['x'.repeat(5_000_000)]],
  ])('packs %s', async (_, given) => {
    await writeBulkFile(scratch.at('upload.zip'), pieces(...given));
    const wanted = Buffer.concat(given.map((piece) => Buffer.from(piece as string)));
    expect(only('upload.zip').content.equals(wanted)).toBe(true);
  });

  test.each<[string, object | null, string]>([
    ['another name', { zip: true }, 'Unknown option (3 characters).'],
    ['another delimiter', { delimiter: ';' }, 'Option "delimiter" must be "," or "\\t".'],
    ['null', null, 'The options must be an object.'],
  ])('refuses wrong options: %s', async (_, options, message) => {
    const path = scratch.file('upload.zip', 'what was there');
    await expect(writeBulkFile(path, pieces('a'), options as object)).rejects.toMatchObject({
      ...{ name: 'TypeError', message },
    });
    expect(readFileSync(path, 'utf8')).toBe('what was there');
  });

  it('throws what the system has against it', async () => {
    const given = pieces('a');
    await expect(writeBulkFile(scratch.at('none/upload.zip'), given)).rejects.toMatchObject({
      code: 'ENOENT',
    });
    expect(readdirSync(scratch.path)).toEqual([]);
  });
});

describe('zipped', () => {
  const failures: [string, unknown][] = [
    ['an error', new Error('the source')],
    ['undefined', undefined],
    ['a text', 'no error'],
  ];
  const thrownBy = async (given: AsyncIterable<Uint8Array>) => {
    const got: Uint8Array[] = [];
    try {
      for await (const piece of zipPieces('a.csv', given)) got.push(piece);
    } catch (cause) {
      return { cause };
    }
    return undefined;
  };

  test.each(failures)('throws what the pieces throw, at their start: %s', async (_, failure) => {
    // biome-ignore lint/correctness/useYield: it fails before.
    async function* failing(): AsyncGenerator<Uint8Array> {
      throw failure;
    }
    expect(await thrownBy(failing())).toEqual({ cause: failure });
  });

  test.each(failures)('throws what the pieces throw, midway: %s', async (_, failure) => {
    let closed = 0;
    async function* failing() {
      try {
        for (let i = 0; i < 50; i++) yield randomBytes(50_000);
        throw failure;
      } finally {
        closed++;
      }
    }
    const thrown = await thrownBy(failing());
    expect(thrown).toEqual({ cause: failure });
    expect(thrown?.cause).toBe(failure);
    expect(closed).toBe(1);
  });

  it('throws for what is no piece', async () => {
    async function* wrong() {
      yield 5 as unknown as Uint8Array;
    }
    expect(await thrownBy(wrong())).toMatchObject({ cause: { name: 'TypeError' } });
  });

  it('pulls what it is asked for, and closes the pieces when it is left', async () => {
    let pulled = 0;
    let closed = 0;
    async function* endless() {
      try {
        for (;;) {
          pulled++;
          yield randomBytes(65_536);
        }
      } finally {
        closed++;
      }
    }
    let given = 0;
    for await (const piece of zipPieces('a.csv', endless())) {
      given += piece.length;
      if (given > 1_000_000) break;
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(closed).toBe(1);
    // A mebibyte is 16 pieces; the rest is on its way.
    expect(pulled).toBeLessThan(40);
    const atTheEnd = pulled;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(pulled).toBe(atTheEnd);
  });

  it('asks for nothing before it is asked', async () => {
    let opened = 0;
    const given = {
      [Symbol.asyncIterator]: () => {
        opened++;
        return pieces('a');
      },
    };
    const archive = zipPieces('a.csv', given);
    await new Promise((resolve) => setImmediate(resolve));
    expect(opened).toBe(0);
    await archive.return();
    expect(opened).toBe(0);
  });
});
