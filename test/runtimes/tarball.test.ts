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
const listed = (folder: string) => readdirSync(folder).map((name) => `${folder}/${name}`);

describe('the tarball', () => {
  it('holds what is built, the docs, the samples and the licenses, and nothing else', () => {
    const built =
      /^dist\/(?:(?:index|node|services)(?:\.c?js(?:\.map)?|\.d\.c?ts)|cli\.js(?:\.map)?|chunk-\w+\.c?js(?:\.map)?|\w+-[\w-]+\.d\.c?ts)$/;
    const others = files.filter((name) => !built.test(name));
    expect(others).toEqual(
      [
        ...['CHANGELOG.md', 'LICENSE', 'README.md', 'SECURITY.md'],
        ...['THIRD-PARTY-LICENSES.md', 'package.json'],
        ...[...listed('docs'), ...listed('samples')],
      ].sort(),
    );
    for (const entry of ['index', 'node', 'services'])
      for (const ending of ['js', 'cjs', 'd.ts', 'd.cts', 'js.map', 'cjs.map'])
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

  it('has maps that hold their sources', () => {
    const maps = files.filter((name) => name.endsWith('.map'));
    expect(maps.length).toBeGreaterThan(7);
    for (const name of maps) {
      const { sources, sourcesContent } = JSON.parse(read(name));
      expect([name, sourcesContent.length]).toEqual([name, sources.length]);
      expect(sourcesContent.every((text: unknown) => typeof text === 'string')).toBe(true);
    }
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
