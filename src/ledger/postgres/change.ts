import {
  type KeyedRow,
  type RowChange,
  sentStates,
  type Transaction,
  type UploadRow,
  uploadStates,
} from '../store';
import type { Row } from '../transitions';
import { Batch } from './batch';
import type { Reader } from './reader';

type UploadColumns = Omit<UploadRow, 'id' | 'sha256'>;

/** A change of the ledger: it collects what is to be written, and writes it in one statement. */
export class PostgresChange implements Transaction {
  readonly #reader: Reader;
  readonly #added = new Batch<Row>({
    state: ['smallint', ({ state }) => sentStates.indexOf(state)],
    upload: ['integer', ({ upload }) => upload],
    adjusting: ['bigint', ({ adjusting }) => adjusting],
    expires: ['integer', ({ expires }) => expires],
  });
  readonly #changed = new Batch<{ readonly before: Row; readonly after: Row }>({
    state: ['smallint', ({ after }) => sentStates.indexOf(after.state)],
    error: ['integer', ({ after }) => after.error],
    upload: ['integer', ({ after }) => after.upload],
    sent: ['bigint', ({ after }) => after.sent],
    adjusted: ['bigint', ({ after }) => after.adjusted],
    adjusting: ['bigint', ({ after }) => after.adjusting],
    was_state: ['smallint', ({ before }) => sentStates.indexOf(before.state)],
    was_upload: ['integer', ({ before }) => before.upload],
    was_adjusting: ['bigint', ({ before }) => before.adjusting],
  });
  readonly #removed = new Batch<Row>({
    was_state: ['smallint', ({ state }) => sentStates.indexOf(state)],
    was_upload: ['integer', ({ upload }) => upload],
    was_adjusting: ['bigint', ({ adjusting }) => adjusting],
  });
  #newUpload: UploadRow | undefined;
  #upload: { readonly before: UploadRow; readonly after: UploadColumns } | undefined;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  find(keys: Uint8Array): Promise<readonly (Row | undefined)[]> {
    return this.#reader.find(keys);
  }

  open(upload: number): AsyncIterable<readonly KeyedRow[]> {
    return this.#reader.rows('upload = $3 and (state = 0 or adjusting is not null)', upload);
  }

  async put(changes: readonly RowChange[]): Promise<void> {
    for (const { key, before, after } of changes) {
      if (before === undefined) this.#added.add(key, after as Row);
      else if (after === undefined) this.#removed.add(key, before);
      else this.#changed.add(key, { before, after });
    }
  }

  async findUpload(upload: number | { readonly sha256: string }): Promise<UploadRow | undefined> {
    const [found] =
      typeof upload === 'number'
        ? await this.#reader.uploads('id = $2', upload)
        : await this.#reader.uploads('file_sha256 = $2', upload.sha256);
    return found;
  }

  async addUpload(upload: Omit<UploadRow, 'id'>): Promise<number> {
    const [row] = await this.#reader.query<{ id: number }>(
      `select nextval(pg_get_serial_sequence('msads_bulk.upload', 'id'))::integer as id
      from msads_bulk.account where id = $1`,
    );
    const { id } = row as { id: number };
    this.#newUpload = { ...upload, id };
    return id;
  }

  async changeUpload(before: UploadRow, after: UploadColumns): Promise<void> {
    if (this.#newUpload) this.#newUpload = { ...this.#newUpload, ...after };
    else this.#upload = { before, after };
  }

  /** Writes everything, or fails with a division by zero if something is not what it was. */
  async commit(): Promise<void> {
    const values: unknown[] = [];
    const bind = (value: unknown) => `$${values.push(value) + 1}`;
    const parts = [
      ['upload', this.#uploadPart(bind)],
      ['given_added', this.#added.select(bind)],
      ['added', insertRows],
      ['given_changed', this.#changed.select(bind)],
      ['locked', lockRows],
      ['changed', updateRows],
      ['given_removed', this.#removed.select(bind)],
      ['removed', deleteRows],
    ];
    const counts = ['added', 'changed', 'removed'].map((name) => `(select count(*) from ${name})`);
    const expected = this.#added.count + this.#changed.count + this.#removed.count;
    await this.#reader.query(
      `with ${parts.map(([name, text]) => `${name} as (${text})`).join(',\n')}
      select 1 / ((select count(*) from upload) = 1
        and ${counts.join(' + ')} = ${bind(expected)}::bigint)::integer`,
      ...values,
    );
  }

  #uploadPart(bind: (value: unknown) => string): string {
    if (this.#newUpload) {
      const { id, sha256 } = this.#newUpload;
      const columns = columnsOf(this.#newUpload);
      const names = Object.keys(columns).join(', ');
      const bound = Object.values(columns).map(bind);
      return `insert into msads_bulk.upload (id, account, file_sha256, ${names})
        values (${bind(id)}, $1, ${bind(sha256)}, ${bound.join(', ')})
        on conflict do nothing returning 1`;
    }
    const { before, after } = this.#upload as { before: UploadRow; after: UploadColumns };
    const set = Object.entries(columnsOf(after)).map(([name, value]) => `${name} = ${bind(value)}`);
    return `update msads_bulk.upload set ${set.join(', ')}
      where account = $1 and id = ${bind(before.id)} and state = ${bind(uploadStates.indexOf(before.state))}
        and request_id is not distinct from ${bind(before.requestId ?? null)}::text returning 1`;
  }
}

function columnsOf(upload: UploadColumns): Readonly<Record<string, number | string | null>> {
  return {
    rows: upload.rows,
    bytes: upload.bytes,
    conversions: upload.conversions,
    request_id: upload.requestId ?? null,
    entry: upload.entry ?? null,
    state: uploadStates.indexOf(upload.state),
    made: upload.made,
    settled: upload.settled ?? null,
  };
}

/*
 * Each part counts those before it, which makes them run in this order. Two changes that lock the same
 * rows lock them in the same order then, and neither waits for the other.
 */
const insertRows = `insert into msads_bulk.conversion (account, key, state, upload, adjusting, expires)
  select $1, key, state, upload, adjusting, expires from given_added
  where (select count(*) from upload) = 1
  on conflict do nothing returning 1`;

const isUnchanged = `c.state = given.was_state and c.upload = given.was_upload
  and c.adjusting is not distinct from given.was_adjusting`;

const lockRows = `select c.key from given_changed given
  join msads_bulk.conversion c on c.account = $1 and c.key = given.key and ${isUnchanged}
  where (select count(*) from added) >= 0
  order by c.key for update of c`;

const updateRows = `update msads_bulk.conversion c
  set state = given.state, error = given.error, upload = given.upload, sent = given.sent,
    adjusted = given.adjusted, adjusting = given.adjusting
  from locked join given_changed given using (key)
  where c.account = $1 and c.key = given.key returning 1`;

const deleteRows = `delete from msads_bulk.conversion c using given_removed given
  where c.account = $1 and c.key = given.key and ${isUnchanged}
    and (select count(*) from changed) >= 0 returning 1`;
