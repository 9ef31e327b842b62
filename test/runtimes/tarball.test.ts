import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { publint } from 'publint';
import { describe, expect, inject, it } from 'vitest';
import { linksOf } from '../docs/links';

/* What is in the tarball, as it is once it is unpacked. */

const { app, tarball } = inject('packed');
const root = join(app, 'node_modules/msads-bulk');
const files = existsSync(root)
  ? readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(root, name)).isFile())
      .sort()
  : [];
const read = (name: string) => readFileSync(join(root, name), 'utf8');
/** The files of a folder of the repository, those of its folders included. */
const listed = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((path) => statSync(path).isFile());

describe('the tarball', () => {
  it('holds what is built, the docs, the samples and the licenses, and nothing else', () => {
    const built =
      /^dist\/(?:(?:index|node|services|client|ledger|double|worker)(?:\.c?js|\.d\.c?ts)|cli\.js|page\/index\.html|[\w-]+-\w+\.c?js|\w+-[\w-]+\.d\.c?ts|schemas\/[\w-]+\.json)$/;
    const others = files.filter((name) => !built.test(name));
    expect(others).toEqual(
      [
        ...['CHANGELOG.md', 'LICENSE', 'README.md', 'SECURITY.md'],
        ...['THIRD-PARTY-LICENSES.md', 'package.json'],
        ...[...listed('docs'), ...listed('samples')],
      ].sort(),
    );
    for (const entry of ['index', 'node', 'services', 'client', 'ledger', 'double', 'worker'])
      for (const ending of ['js', 'cjs', 'd.ts', 'd.cts'])
        expect(files).toContain(`dist/${entry}.${ending}`);
  });

  it('has no complaint of publint', async () => {
    const bytes = new Uint8Array(readFileSync(tarball)).buffer;
    const { messages } = await publint({ pack: { tarball: bytes }, strict: true });
    expect(messages).toEqual([]);
  });

  it('names no place of the machine on which it was made', () => {
    const found = files.filter((name) => {
      const text = read(name);
      return text.includes(process.cwd()) || /(?<![\w.])\/(?:root|home|Users)\//.test(text);
    });
    expect(found).toEqual([]);
  });

  // A comment that names a missing map makes bundlers warn. The code is not minified: stacks can be read.
  it('names no source map, as it has none', () => {
    const built = files.filter((name) => name.startsWith('dist/'));
    expect(built.filter((name) => read(name).includes('sourceMappingURL'))).toEqual([]);
  });

  it.each(files.filter((name) => name.endsWith('.md')))(
    'has what its pages link to: %s',
    (name) => {
      const targets = linksOf(read(name)).map((link) => link.replace(/#.*/, ''));
      const missing = targets.filter((target) => !existsSync(join(root, dirname(name), target)));
      expect(missing).toEqual([]);
    },
  );

  it('says that its modules have no effects but what they export', () => {
    expect(JSON.parse(read('package.json')).sideEffects).toBe(false);
  });
});
