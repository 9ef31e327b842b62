import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';

/* A release: its version, its changes, its files. */

const { version, files } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly version: string;
  readonly files: readonly string[];
};
const changelog = readFileSync('CHANGELOG.md', 'utf8');

/** The headings of releases, newest first: a version, and its day or that it is not out yet. */
const releases = [...changelog.matchAll(/^## (?!\[Unreleased\]$)(.*)$/gm)].map(([, heading]) =>
  /^\[(\d+\.\d+\.\d+)\] - (\d{4}-\d\d-\d\d|not yet released)$/.exec(heading as string),
);

describe('the changelog', () => {
  it('begins with Unreleased, then with the version of the package', () => {
    expect(/^## (.*)$/m.exec(changelog)?.[1]).toBe('[Unreleased]');
    expect(releases[0]?.[1]).toBe(version);
  });

  it('goes back to 0.1.0, with a day for all but the newest', () => {
    expect(releases.at(-1)?.[1]).toBe('0.1.0');
    for (const release of releases.slice(1)) expect(release?.[2]).toMatch(/^\d/);
  });

  it('has only the kinds of changes of Keep a Changelog', () => {
    const kinds = [...changelog.matchAll(/^### (.*)$/gm)].map(([, kind]) => kind as string);
    const known = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];
    expect(kinds).not.toEqual([]);
    expect(kinds.filter((kind) => !known.includes(kind))).toEqual([]);
  });
});

describe('the package', () => {
  test.each(files)('holds %s', (name) => {
    expect(existsSync(name)).toBe(true);
  });

  const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
  const [packed] = JSON.parse(execFileSync('npm', args, { encoding: 'utf8' })) as [
    { size: number; files: readonly { path: string }[] },
  ];

  it('takes less than 1.4 MB to download', () => {
    expect(packed.size).toBeLessThan(1_400_000);
  });

  it('holds nothing else', () => {
    const tops = new Set(packed.files.map(({ path }) => path.split('/')[0] as string));
    expect([...tops].sort()).toEqual([...files, 'package.json'].sort());
  });
});
