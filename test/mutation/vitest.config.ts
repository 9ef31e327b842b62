import { defineConfig } from 'vitest/config';

/** The tests that say what rules and schema do: quick ones, without the built files. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: [
      'test/{engine,keys,options,messages,issues,schema,records}/**/*.test.ts',
      'test/file/{write,write-refused,write-dropped,write-invalid,write-limits,split-options,fix}.test.ts',
      'test/file/write-hash.command.test.ts',
      'test/identifiers/{hash,email,phone,click-id}.test.ts',
      'test/contracts/codec-schema.test.ts',
      'test/mutation/loads.test.ts',
    ],
    exclude: [
      'test/**/*.slow.test.ts',
      // Stryker runs tests in threads, where the machine's zone can not be changed.
      'test/schema/codecs/time-properties.test.ts',
      // Every value in every place: seconds for each mutant, and it only says what must not be said.
      'test/records/offline-conversion/secrets*.test.ts',
    ],
    // One module cache for a run: each mutant has a run of its own.
    isolate: false,
    testTimeout: 60_000,
  },
});
