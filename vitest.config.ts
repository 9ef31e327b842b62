import { configDefaults, defineConfig } from 'vitest/config';
import { pool } from './test/node24/pool.mjs';
import { inMemory } from './test/support/memory-folder.mjs';

/**
 * The name of a test file says which project runs it; `test/house/projects.test.ts` holds them to it.
 * `unit` and `command` start no process, `process` holds what only a process shows, `slow` what takes
 * memory or minutes. `sqlite` runs on a Node that has `node:sqlite`, and `postgres` where PostgreSQL
 * is installed; both may do anything.
 */
const files = {
  command: ['test/cli/**/*.test.ts', 'test/**/*.command.test.ts'],
  process: ['test/**/*.process.test.ts'],
  slow: ['test/**/*.slow.test.ts'],
  sqlite: ['test/**/*.sqlite.test.ts'],
  postgres: ['test/**/*.postgres.test.ts'],
};

const project = (name: string, include: readonly string[], exclude: readonly string[]) => ({
  extends: true as const,
  // What is slow writes files that are larger than the memory should be.
  test: {
    name,
    include: [...include],
    exclude: [...common, ...exclude],
    env: name === 'slow' ? {} : inMemory(),
  },
});

// They have a config and packages of their own: npm run test:runtimes, npm run test:fleet.
const common = [...configDefaults.exclude, 'test/runtimes/**', 'test/fleet/**'];

export default defineConfig({
  test: {
    // Test files share the modules they import: loading them again took half of the time.
    isolate: false,
    maxWorkers: '100%',
    // What one file replaces is put back before the next test.
    restoreMocks: true,
    unstubEnvs: true,
    // Properties are tried this many times as often: see test/support/runs.ts.
    testTimeout: 60_000 * Math.max(1, Number(process.env.MSADS_BULK_RUNS || 1)),
    projects: [
      project('unit', ['test/**/*.test.ts'], Object.values(files).flat()),
      project('command', files.command, [
        ...[...files.process, ...files.slow, ...files.sqlite, ...files.postgres],
      ]),
      project('process', files.process, []),
      project('slow', files.slow, []),
      project('postgres', files.postgres, []),
      {
        extends: true,
        test: {
          ...{ name: 'sqlite', include: files.sqlite, exclude: common, env: inMemory() },
          ...{ pool, globalSetup: 'test/node24/setup.ts' },
        },
      },
    ],
  },
});
