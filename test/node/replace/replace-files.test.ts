import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type NewFile, replaceFiles } from '../../../src/node/replace/replace-files';
import { useScratch } from '../../support/scratch';

const scratch = useScratch();
const failure = new Error('the source');

async function* pieces(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}
const fileOf = (name: string, ...texts: readonly string[]): NewFile => ({
  path: scratch.at(name),
  pieces: pieces(...texts),
});

const text = (name: string) => readFileSync(scratch.at(name), 'utf8');
const temporary = () => readdirSync(scratch.path).filter((name) => name.endsWith('.tmp'));

test('replaces files, and makes those that are not there', async () => {
  scratch.file('a.csv', 'old');
  await replaceFiles(
    (async function* () {
      yield fileOf('a.csv', 'new', ' a');
      yield { path: scratch.at('b.csv'), pieces: [Buffer.from('new b')] };
      yield fileOf('c.csv');
    })(),
  );
  expect(readdirSync(scratch.path).sort()).toEqual(['a.csv', 'b.csv', 'c.csv']);
  expect(['a.csv', 'b.csv', 'c.csv'].map(text)).toEqual(['new a', 'new b', '']);
});

test('a file keeps its owner, its group and its permissions', async () => {
  const path = scratch.file('a.csv', 'old');
  // Only root may give a file away; others may choose among their groups.
  const [own = 0, ownGroup = 0] = [process.getuid?.(), process.getgid?.()];
  const other = process.getgroups?.().find((group) => group !== ownGroup) ?? ownGroup;
  const [uid, gid] = own === 0 ? [1234, 1235] : [own, other];
  chownSync(path, uid, gid);
  chmodSync(path, 0o664);
  await replaceFiles([fileOf('a.csv', 'new')]);
  expect(text('a.csv')).toBe('new');
  const after = statSync(path);
  expect([after.uid, after.gid, after.mode & 0o7777]).toEqual([uid, gid, 0o664]);
});

test('does nothing where there is none', async () => {
  await replaceFiles((async function* (): AsyncGenerator<NewFile> {})());
  expect(readdirSync(scratch.path)).toEqual([]);
});

test('changes nothing before all are whole, and keeps none open that is', async () => {
  const names = ['a.csv', 'b.csv', 'c.csv'];
  for (const name of names) scratch.file(name, 'old');
  let asked = 0;
  await replaceFiles(
    (async function* () {
      for (const name of names) {
        expect(names.map(text)).toEqual(['old', 'old', 'old']);
        expect(temporary()).toHaveLength(asked);
        expect(scratch.openFiles()).toEqual([]);
        asked++;
        yield fileOf(name, 'new');
      }
      expect(names.map(text)).toEqual(['old', 'old', 'old']);
      expect(temporary()).toHaveLength(3);
    })(),
  );
  expect(asked).toBe(3);
  expect(names.map(text)).toEqual(['new', 'new', 'new']);
  expect(temporary()).toEqual([]);
});

test.each([
  ['as long as a system allows', `${'u'.repeat(251)}.csv`],
  ['of long characters', `${'日'.repeat(80)}.csv`],
  ['of pairs of surrogates', `x${'🦆'.repeat(60)}.csv`],
])('a file has a name %s', async (_, name) => {
  for (const content of ['old', 'new']) {
    await replaceFiles(
      (async function* () {
        yield fileOf(name, content);
      })(),
    );
    expect(text(name)).toBe(content);
    expect(readdirSync(scratch.path)).toEqual([name]);
  }
});

describe('none is replaced where', () => {
  async function* failing() {
    yield Buffer.from('new');
    throw failure;
  }
  const cases: [string, (a: NewFile) => AsyncGenerator<NewFile>, object][] = [
    [
      'the pieces of one fail',
      async function* (a) {
        yield a;
        yield { path: scratch.at('b.csv'), pieces: failing() };
      },
      failure,
    ],
    [
      'the files fail after the last',
      async function* (a) {
        yield a;
        yield fileOf('b.csv', 'new');
        throw failure;
      },
      failure,
    ],
    [
      'one can not be opened',
      async function* (a) {
        yield a;
        yield fileOf('none/b.csv', 'new');
      },
      { code: 'ENOENT' },
    ],
    [
      'one has a longer name than the system allows',
      async function* (a) {
        yield a;
        yield fileOf('u'.repeat(256), 'new');
      },
      { code: 'ENAMETOOLONG' },
    ],
    [
      'one is below a file',
      async function* (a) {
        yield a;
        yield fileOf('b.csv/c.csv', 'new');
      },
      { code: 'ENOTDIR' },
    ],
    [
      'one is a folder',
      async function* (a) {
        yield a;
        yield fileOf('folder', 'new');
      },
      { code: 'EISDIR' },
    ],
  ];

  test.each(cases)('%s', async (_, files, error) => {
    scratch.file('a.csv', 'old');
    scratch.file('b.csv', 'old');
    mkdirSync(scratch.at('folder'));
    await expect(replaceFiles(files(fileOf('a.csv', 'new')))).rejects.toMatchObject(error);
    expect([text('a.csv'), text('b.csv')]).toEqual(['old', 'old']);
    expect(readdirSync(scratch.path).sort()).toEqual(['a.csv', 'b.csv', 'folder']);
  });
});
