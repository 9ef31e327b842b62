/** Steps from one version of the schema to the next. A step that was published must never change. */
export const migrations: readonly string[] = [
  `create table meta (name text primary key, value text not null) strict, without rowid;
  create table account (id integer primary key, account text not null unique, since integer not null) strict;
  create table upload (
    id integer primary key autoincrement,
    account integer not null references account,
    file_sha256 text not null,
    rows integer not null, bytes integer not null, conversions integer not null,
    request_id text, entry text,
    state integer not null,
    made integer not null, settled integer,
    unique (account, file_sha256)) strict;
  create table conversion (
    account integer not null, key blob not null,
    state integer not null, error integer,
    upload integer not null,
    sent integer, adjusted integer, adjusting integer,
    expires integer not null,
    primary key (account, key)) strict, without rowid;`,
];
