import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll } from 'vitest';
import type { TestDatabase } from './cases';
import { emptied } from './emptied';

/** A PostgreSQL in the process of the test. */
export function usePglite(): () => TestDatabase {
  let postgres: PGlite;
  beforeAll(async () => {
    postgres = await PGlite.create();
  }, 60_000);
  afterAll(() => postgres.close());
  return () => ({
    handle: { postgres },
    empty: async () => {
      await postgres.exec(emptied);
    },
  });
}
