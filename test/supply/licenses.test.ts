import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { lockFiles, readLockFile } from './lock-files';

/* Licenses of everything that is not bundled. The others are in bundled-licenses.process.test.ts. */

/** Licenses of tools, which are not distributed with the package; the last two concern only changes and redistribution. */
const forTools = [
  ...['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'BlueOak-1.0.0'],
  ...['MIT OR Apache-2.0', '(MIT OR CC0-1.0)', 'CC-BY-4.0', 'MPL-2.0'],
];

/** The manifest of Node 20.19 as a package names no license; its file LICENSE has Node's own, MIT. */
const unnamed = ['node20'];

describe('licenses', () => {
  it('of what is installed with the package are listed', () => {
    const text = readFileSync('THIRD-PARTY-LICENSES.md', 'utf8');
    const section = /^## Installed with it$(.*?)^## /ms.exec(text)?.[1] ?? '';
    const rows = [...section.matchAll(/^\| \[(.+?)\]\(\S+\) \| (\S+) \|$/gm)];
    const listed = rows.map(([, name, license]) => [name, license]);
    const installed = readLockFile('package-lock.json').filter((each) => each.installed);
    expect(listed).toEqual(installed.map(({ name, license }) => [name, license]).sort());
    for (const [name, license] of listed) {
      const manifest = readFileSync(`node_modules/${name}/package.json`, 'utf8');
      expect(JSON.parse(manifest)).toMatchObject({ license });
    }
  });

  test.each(lockFiles)('of tools are of these kinds: %s', (path) => {
    const others = readLockFile(path).filter(
      ({ name, license = 'none' }) => !forTools.includes(license) && !unnamed.includes(name),
    );
    expect(others.map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
  });
});
