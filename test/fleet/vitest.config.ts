import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/fleet/**/*.test.ts'],
    globalSetup: 'test/fleet/setup.ts',
    testTimeout: 600_000,
    hookTimeout: 120_000,
    reporters: ['verbose'],
    // One fleet at a time: each has a database, a double and three workers.
    fileParallelism: false,
  },
});
