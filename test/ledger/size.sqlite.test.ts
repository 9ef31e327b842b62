import { statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { useScratch } from '../support/scratch';
import { openSqlite } from '../support/sqlite';
import { bytesOfConversion } from './bytes-of-conversion';

const scratch = useScratch();

it('a conversion takes about 38 bytes in SQLite', async () => {
  const path = scratch.at('sent.db');
  const sqlite = openSqlite(path);
  const size = await bytesOfConversion({ sqlite }, async () => {
    sqlite.exec('pragma wal_checkpoint(truncate)');
    return statSync(path).size;
  });
  sqlite.close();
  expect(size).toBeGreaterThan(30);
  // Measured: 38.
  expect(size).toBeLessThan(43);
});
