import type { PostgresHandle } from '../handles';
import type { Opening } from '../store';
import { checkMark } from '../stored';
import { migrations, stepFrom } from './schema';
import { PostgresStore } from './store';

/** Opens the ledger of an account, and creates it in a database without one. */
export async function openPostgresStore(
  handle: PostgresHandle,
  { account, check, now }: Opening,
): Promise<PostgresStore> {
  const query = async <T>(text: string, ...values: readonly unknown[]) =>
    (await handle.query(text, [...values])).rows as readonly T[];

  const [made] = await query<{ exists: boolean }>(
    "select to_regclass('msads_bulk.meta') is not null as exists",
  );
  if (!made?.exists) await query(stepFrom(0));
  const readMeta = async () => {
    const rows = await query<{ name: string; value: string }>(
      'select name, value from msads_bulk.meta',
    );
    return new Map(rows.map(({ name, value }) => [name, value]));
  };
  let found = await readMeta();
  // Whoever comes first sets its secret, even if another one has just made its tables.
  if (!found.has('check')) {
    await query("insert into msads_bulk.meta values ('check', $1) on conflict do nothing", check);
    found = await readMeta();
  }
  const version = Number(found.get('version'));
  checkMark({ version, check: found.get('check') ?? '' }, { version: migrations.length, check });
  for (let step = version; step < migrations.length; step++) await query(stepFrom(step));

  await query(
    'insert into msads_bulk.account (account, since) values ($1, $2) on conflict do nothing',
    ...[account, now],
  );
  const [row] = await query<{ id: number; since: number }>(
    'select id, since::float8 as since from msads_bulk.account where account = $1',
    account,
  );
  return new PostgresStore(handle, row as { id: number; since: number });
}
