import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { fullDisks, onFullDisk } from '../support/full-disk';
import { oldUpload } from '../support/upload-text';

/** 3,000 records, which are 300 KB: more than any of the disks has room for, packed too. */
const program = (call: string) => `
  import { createHash } from 'node:crypto';
  import { writeOfflineConversions } from '${pathToFileURL(resolve('dist/index.js'))}';
  import * as node from '${pathToFileURL(resolve('dist/node.js'))}';
  const options = { now: new Date('2026-11-21T00:00:00Z'), maxRows: 1000 };
  const { maxRows: _, ...plain } = options;
  const hash = (i) => createHash('sha256').update(String(i)).digest('hex');
  let closed = 0;
  function* records() {
    try {
      for (let i = 0; i < 3000; i++)
        yield {
          conversionName: 'Lead',
          conversionTime: '2026-11-02T09:30:00Z',
          hashedEmailAddress: hash(i),
          hashedPhoneNumber: hash(-i),
          microsoftClickId: hash(i).slice(0, 32),
        };
    } finally {
      closed++;
    }
  }
  const cause = await ${call}.then(() => undefined, (reason) => reason);
  console.log(JSON.stringify({ code: cause?.code, name: cause?.name, closed }));
`;

const calls = [
  ['upload.csv', "node.writeOfflineConversionsFile('disk/upload.csv', records(), plain)"],
  ['upload.zip', "node.writeOfflineConversionsFile('disk/upload.zip', records(), plain)"],
  ['upload-001.csv', "node.writeOfflineConversionsFiles('disk/upload.csv', records(), options)"],
  ['upload-002.zip', "node.writeOfflineConversionsFiles('disk/upload.zip', records(), options)"],
  ['copy.csv', "node.writeBulkFile('disk/copy.csv', writeOfflineConversions(records(), plain))"],
] as const;

describe.each(fullDisks)('on $name', (disk) => {
  test.each(calls)('%s: the error of the system, the old file, and nothing else', (name, call) => {
    const command = ['--input-type=module', '-e', program(call)];
    const before = { [name]: oldUpload };
    const { stdout, stderr, code, files } = onFullDisk(disk, {}, before, command);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(JSON.parse(stdout)).toEqual({ code: disk.code, name: 'Error', closed: 1 });
    expect(files).toEqual(before);
  });

  test('and where nothing was there, nothing is', () => {
    const [, call] = calls[0];
    const { stdout, files } = onFullDisk(disk, {}, {}, [
      '--input-type=module',
      '-e',
      program(call),
    ]);
    expect(JSON.parse(stdout)).toMatchObject({ code: disk.code });
    expect(files).toEqual({});
  });
});
