import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** One package of a lock file. */
export interface Locked {
  readonly name: string;
  readonly version: string;
  readonly license: string | undefined;
  readonly hash: string | undefined;
  /** Whether it is installed with the package, and not only in the repository. */
  readonly installed: boolean;
  readonly runsOnInstall: boolean;
}

interface Entry {
  readonly version: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly hasInstallScript?: boolean;
}

/** The lock file of the project, and those of test folders that install tools of their own. */
export const lockFiles: readonly string[] = [
  '.',
  ...readdirSync('test').map((name) => `test/${name}`),
]
  .map((folder) => `${folder}/package-lock.json`)
  .filter((path) => existsSync(path));

export function readLockFile(path: string): readonly Locked[] {
  const { packages } = JSON.parse(readFileSync(path, 'utf8')) as {
    packages: Record<string, Entry>;
  };
  return Object.entries(packages)
    .filter(([place]) => place !== '')
    .map(([place, entry]) => ({
      name: place.replace(/^.*node_modules\//, ''),
      version: entry.version,
      license: entry.license,
      hash: entry.integrity,
      installed: !entry.dev && !entry.devOptional,
      runsOnInstall: entry.hasInstallScript ?? false,
    }));
}
