import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { readSourceFile } from '../support/source-files';

/*
 * The name of a test file says what it may do. `*.slow.test.ts`, `*.sqlite.test.ts`, and
 * `*.postgres.test.ts` may do anything; only these and slow ones start a PostgreSQL. `*.process.test.ts`
 * starts processes, or looks at what has been built. All others run in the process of the tests alone:
 * the unit tests, and those of commands in `test/cli/` and `*.command.test.ts`.
 */

const root = fileURLToPath(new URL('..', import.meta.url));

interface TestFile {
  /** Paths from `test/`, without extension, of the files that it imports. */
  readonly imports: readonly string[];
  readonly startsProcesses: boolean;
  readonly usesBuild: boolean;
}

function readTestFile(name: string, text: string): TestFile {
  const { imports } = readSourceFile(name, text);
  const at = imports
    .filter(({ from, typeOnly }) => from.startsWith('.') && !typeOnly)
    .map(({ from }) => posix.join(posix.dirname(name), from));
  return {
    imports: at,
    startsProcesses: imports.some(({ from }) => /^(?:node:)?(?:child_process|cluster)$/.test(from)),
    // The folder of this package, and not of ajv.
    usesBuild: /(?<!ajv)['"`(/]dist(?:\/|['"`])/.test(text),
  };
}

type Files = ReadonlyMap<string, TestFile>;

/** Whether a file, or one that it imports itself or through others, is so. */
function reaches(files: Files, name: string, is: (file: TestFile) => boolean): boolean {
  const seen = new Set<string>();
  const visit = (at: string): boolean => {
    const file = files.get(at);
    if (!file || seen.has(at)) return false;
    seen.add(at);
    return is(file) || file.imports.some(visit);
  };
  return visit(name);
}

const needsProcess = (files: Files, name: string) =>
  reaches(files, name, ({ startsProcesses, usesBuild }) => startsProcesses || usesBuild);

/** Files whose names say something else than they do. */
function misnamed(files: Files): readonly string[] {
  return (
    [...files.keys()]
      .filter((name) => name.endsWith('.test') && !/\.(?:slow|sqlite|postgres)\.test$/.test(name))
      // Until the commands run in the process of their tests.
      .filter((name) => !/^cli\/|\.command\.test$/.test(name))
      .filter((name) => name.endsWith('.process.test') !== needsProcess(files, name))
  );
}

const files: Files = new Map(
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && !/^(?:runtimes|fleet)\//.test(path))
    // It names what it looks for.
    .filter((path) => path !== 'house/projects.test.ts')
    .map((path) => {
      const name = path.slice(0, -'.ts'.length);
      return [name, readTestFile(name, readFileSync(`${root}${path}`, 'utf8'))] as const;
    }),
);

describe('the name of a test file', () => {
  it('says whether it needs a process or the built package', () => {
    expect(files.size).toBeGreaterThan(200);
    expect(misnamed(files)).toEqual([]);
  });

  it('says whether it needs a PostgreSQL', () => {
    const needing = [...files.keys()].filter(
      (name) =>
        name.endsWith('.test') &&
        reaches(files, name, ({ imports }) => imports.includes('support/postgres')),
    );
    expect(needing.filter((name) => !/\.(?:postgres|slow)\.test$/.test(name))).toEqual([]);
    expect(needing).not.toEqual([]);
  });

  it('says with a suffix that it runs commands, outside test/cli/', () => {
    const running = [...files.keys()].filter(
      (name) =>
        name.endsWith('.test') &&
        reaches(files, name, ({ imports }) => imports.includes('support/run')),
    );
    const suffix = /^cli\/|\.(?:command|process|slow|sqlite|postgres)\.test$/;
    expect(running.filter((name) => !suffix.test(name))).toEqual([]);
    expect(running).not.toEqual([]);
  });
});

describe('the check finds', () => {
  const spawning = "import { spawn } from 'node:child_process';";

  test.each<[what: string, texts: Readonly<Record<string, string>>, found: readonly string[]]>([
    ['a process', { 'a/x.test': spawning }, ['a/x.test']],
    ['a cluster', { 'a/x.test': "import 'cluster';" }, ['a/x.test']],
    [
      'a process that a helper starts',
      { 'a/x.test': "import './y';", 'a/y': "import '../b/z';", 'b/z': spawning },
      ['a/x.test'],
    ],
    ['the built package', { 'a/x.test': "readdirSync('dist');" }, ['a/x.test']],
    ['a process that is not needed', { 'a/x.process.test': '' }, ['a/x.process.test']],
    ['nothing in a type', { 'a/x.test': "import type { Y } from './y';", 'a/y': spawning }, []],
    ['nothing in a process that is named', { 'a/x.process.test': spawning }, []],
    ['nothing in what is slow', { 'a/x.slow.test': spawning, 'a/y.slow.test': '' }, []],
  ])('%s', (_, texts, found) => {
    const house = Object.entries(texts).map(
      ([name, text]) => [name, readTestFile(name, text)] as const,
    );
    expect(misnamed(new Map(house))).toEqual(found);
  });
});
