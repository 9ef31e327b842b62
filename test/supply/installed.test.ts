import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { lockFiles, readLockFile } from './lock-files';

/* What a user installs, and what runs on the way. */

const project = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly scripts: Record<string, string>;
  readonly dependencies: Record<string, string>;
  readonly publishConfig: object;
};
const locked = readLockFile('package-lock.json');

describe('what a user installs', () => {
  // Without its types a luxon DateTime is `any`, and `conversionTime: 12345` compiles.
  it('is three packages and the types of one, which have no dependencies', () => {
    const expected = ['@types/luxon', 'luxon', 'papaparse', 'zod'];
    const names = locked.filter(({ installed }) => installed).map(({ name }) => name);
    expect(names.sort()).toEqual(expected);
    expect(Object.keys(project.dependencies).sort()).toEqual(expected);
  });

  it('runs nothing when it is installed', () => {
    const ran = locked.filter(({ installed, runsOnInstall }) => installed && runsOnInstall);
    expect(ran).toEqual([]);
    // npm runs these scripts of a package that it installs, `prepare` only when it installs from the repository.
    const ofInstall = ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish'];
    expect(Object.keys(project.scripts).filter((name) => ofInstall.includes(name))).toEqual([]);
  });

  it('is published for everyone, with a statement of where it was built', () => {
    expect(project.publishConfig).toEqual({ access: 'public', provenance: true });
  });
});

describe('what is worked with', () => {
  // The script of esbuild looks for the binary of this machine, which npm has already installed.
  it('runs one script when it is installed', () => {
    const ran = locked.filter(({ runsOnInstall }) => runsOnInstall).map(({ name }) => name);
    expect(ran).toEqual(['esbuild']);
  });

  test.each(lockFiles)('is known by its hash: %s', (path) => {
    const packages = readLockFile(path);
    expect(packages.length).toBeGreaterThan(0);
    expect(packages.filter(({ hash }) => !hash?.startsWith('sha512-'))).toEqual([]);
  });
});
