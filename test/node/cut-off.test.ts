import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { BulkFileError } from '../../src/index';
import { bulkFile, validateBulkFilePath } from '../../src/node';
import { archiveFault, said, zipOf } from '../support/archives';
import { runs } from '../support/runs';
import { readingOf, useScratch } from '../support/scratch';
import { allowNoUnhandledRejections } from '../support/unhandled-rejections';
import { fullUpload } from '../support/upload-text';

const row = `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,,,,,,,,,,,f894f652ea334e739002f7167ab8f8e3`;
const content = Buffer.from(fullUpload(row));

const scratch = useScratch();
allowNoUnhandledRejections();

const zips: Record<string, Buffer> = {
  deflated: zipOf([{ content }]),
  stored: zipOf([{ content, method: 0 }]),
  'with sizes after the data': zipOf([{ content, descriptor: true }]),
  'with 64 bits': zipOf([{ content, zip64: true }], { zip64: true }),
};
const gzips: Record<string, Buffer> = {
  'of one member': gzipSync(content),
  'of no bytes': gzipSync(''),
};

describe.each(Object.entries(zips))('each start of a ZIP archive, %s', (_, whole) => {
  it('is refused, and gives no byte', async () => {
    for (let length = 4; length < whole.length; length++) {
      const path = scratch.file('upload.zip', whole.subarray(0, length));
      const { bytes, failure } = await readingOf(bulkFile(path));
      expect(failure, `${length} bytes`).toMatchObject(archiveFault(said.truncated));
      expect(bytes).toHaveLength(0);
      expect(scratch.openFiles()).toEqual([]);
    }
  });
});

describe.each(Object.entries(gzips))('each start of a gzip archive %s', (_, whole) => {
  it('is refused, and gives the start of its content', async () => {
    for (let length = 2; length < whole.length; length++) {
      const path = scratch.file('upload.gz', whole.subarray(0, length));
      const { bytes, failure } = await readingOf(bulkFile(path));
      expect(failure, `${length} bytes`).toMatchObject(archiveFault(said.truncated));
      expect(bytes.equals(content.subarray(0, bytes.length))).toBe(true);
      expect(scratch.openFiles()).toEqual([]);
    }
  });
});

test('a ZIP archive that is cut in its comment is refused', async () => {
  const whole = zipOf([{ content }], { comment: 'of today' });
  for (let length = whole.length - 8; length < whole.length; length++) {
    const path = scratch.file('upload.zip', whole.subarray(0, length));
    expect((await readingOf(bulkFile(path))).failure).toMatchObject(archiveFault(said.damaged));
  }
});

test.each([
  ['', 'no-header'],
  ['P', 'type-column'],
  ['PK', 'type-column'],
  ['PK\x03', 'not-a-bulk-file'],
  ['\x1f', 'type-column'],
])('%j, shorter than a signature, is what the plain reader says', async (start, code) => {
  const path = scratch.file('upload.zip', Buffer.from(start, 'latin1'));
  const { issues } = await validateBulkFilePath(path);
  expect(issues.map((issue) => issue.code)).toEqual([code]);
});

describe('bytes that are changed', () => {
  const changes = fc.array(fc.record({ at: fc.nat(), to: fc.integer({ min: 0, max: 255 }) }), {
    minLength: 1,
    maxLength: 4,
  });

  test.each(Object.entries({ ...zips, ...gzips }))(
    'give the content or one fault, and nothing else: %s',
    async (_, whole) => {
      const wanted = (await readingOf(bulkFile(scratch.file('whole', whole)))).bytes;
      await fc.assert(
        fc.asyncProperty(changes, async (each) => {
          const changed = Buffer.from(whole);
          for (const { at, to } of each) changed[at % whole.length] = to;
          const { bytes, failure } = await readingOf(bulkFile(scratch.file('changed', changed)));
          expect(scratch.openFiles()).toEqual([]);
          if (failure !== undefined) {
            expect(failure).toBeInstanceOf(BulkFileError);
            expect((failure as BulkFileError).code).toBe('archive');
          } else if (!bytes.equals(wanted)) {
            // Its signature is changed, and so it is no archive any more.
            expect(bytes).toEqual(changed);
            expect(changed.subarray(0, 4)).not.toEqual(whole.subarray(0, 4));
          }
        }),
        runs(3, 150),
      );
    },
  );
});
