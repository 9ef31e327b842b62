import pg from 'pg';
import { expect, it } from 'vitest';
import { startPostgres } from '../support/postgres';
import { bytesOfConversion } from './bytes-of-conversion';

it('a conversion takes less than 182 bytes in PostgreSQL', async () => {
  const server = await startPostgres();
  const postgres = new pg.Pool({ connectionString: server.url });
  try {
    const size = await bytesOfConversion(
      { postgres },
      async () => {
        const total = "select pg_total_relation_size('msads_bulk.conversion')::float8 as size";
        return (await postgres.query(total)).rows[0].size;
      },
      async () => {
        await postgres.query('vacuum msads_bulk.conversion');
      },
    );
    expect(size).toBeGreaterThan(100);
    // Measured: 121.
    expect(size).toBeLessThan(182);
  } finally {
    await postgres.end();
    await server.close();
  }
});
