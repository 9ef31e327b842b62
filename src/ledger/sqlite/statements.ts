import type { SqliteHandle, SqliteStatement } from '../handles';
import { prefixLength } from '../keys/key';

const columns = 'state, error, upload, sent, adjusted, adjusting, expires';
const uploadColumns =
  'id, file_sha256 as sha256, rows, bytes, conversions, request_id, entry, state, made, settled';
const range = 'account = ? and key > ? and key <= ?';

/** The statements that a ledger runs. Their parameters are bound in the order of the question marks. */
const texts = {
  // The keys stand in one blob: asking for each by itself takes four times as long.
  find: `with recursive numbers(n) as (select 0 union all select n + 1 from numbers where n + 1 < ?)
    select n, ${columns} from numbers
    cross join conversion on account = ? and key = substr(?, n * 16 + 1, 16)`,
  // Joining them to one value takes a twentieth of the time that a row for each would take.
  prefixes: `select cast(group_concat(prefix, '') as blob) as prefixes from (
    select substr(key, 1, ${prefixLength}) as prefix from conversion where ${range} order by key)`,
  changesOfOthers: 'pragma data_version',
  ownChanges: 'select total_changes() as changes',
  put: `insert into conversion (account, key, ${columns}) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
    on conflict do update set state = excluded.state, error = excluded.error, upload = excluded.upload,
      sent = excluded.sent, adjusted = excluded.adjusted, adjusting = excluded.adjusting`,
  remove: 'delete from conversion where account = ? and key = ?',
  end: 'select key from conversion where account = ? and key > ? order by key limit 1 offset ?',
  rows: `select key, ${columns} from conversion where ${range} order by key`,
  open: `select key, ${columns} from conversion
    where ${range} and upload = ? and (state = 0 or adjusting is not null) order by key`,
  count: `select state, count(*) as count from conversion where ${range} group by state`,
  pruneRows: `delete from conversion where ${range} and expires < ?`,
  pruneUploads: 'delete from upload where account = ? and state >= 5 and made < ?',
  uploads: `select ${uploadColumns} from upload where account = ? order by id`,
  uploadById: `select ${uploadColumns} from upload where account = ? and id = ?`,
  uploadByFile: `select ${uploadColumns} from upload where account = ? and file_sha256 = ?`,
  addUpload: `insert into upload
    (account, file_sha256, rows, bytes, conversions, request_id, entry, state, made, settled)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id`,
  changeUpload: `update upload set rows = ?, bytes = ?, conversions = ?, request_id = ?, entry = ?,
    state = ?, made = ?, settled = ? where id = ?`,
};

export type Statements = Readonly<Record<keyof typeof texts, SqliteStatement>>;

export function statementsOf(handle: SqliteHandle): Statements {
  const statements = Object.entries(texts).map(([name, text]) => [name, handle.prepare(text)]);
  return Object.fromEntries(statements);
}
