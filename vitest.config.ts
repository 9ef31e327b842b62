import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // They have a config and packages of their own: npm run test:runtimes.
    exclude: [...configDefaults.exclude, 'test/runtimes/**'],
    testTimeout: 60_000,
  },
});
