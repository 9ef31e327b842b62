/** Empties the ledger of a PostgreSQL database, where it has one. */
export const emptied = `do $$ begin
  if to_regclass('msads_bulk.meta') is not null then
    truncate msads_bulk.conversion, msads_bulk.upload, msads_bulk.account restart identity;
  end if;
end $$`;
