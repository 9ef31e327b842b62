import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/runtimes/**/*.test.ts'],
    globalSetup: 'test/runtimes/setup.ts',
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // Each line of the table is a test: with the default reporter only those that fail are shown.
    reporters: ['verbose'],
    // Every file starts runtimes of its own; two at a time are what a small machine has cores for.
    maxWorkers: 2,
  },
});
