#!/bin/sh
# Writes what became of the records of an upload to the orders of a PostgreSQL database.
# Run: DATABASE_URL=postgres://… sh psql-in.sh result.csv upload.csv
set -eu
outcomes=$(mktemp)
trap 'rm -f "$outcomes"' EXIT

# 1 says that records were rejected, which is what the orders are to show.
msads-bulk results "$1" --upload "$2" --format ndjson >"$outcomes" || [ $? -eq 1 ]

# COPY in its text format would take the backslashes of JSON for its own. In CSV with a quote and a delimiter that
# JSON never contains, each line is one value.
psql "$DATABASE_URL" --no-psqlrc --quiet --set ON_ERROR_STOP=1 --single-transaction <<SQL
create temporary table outcome (line jsonb);
\copy outcome from '$outcomes' with (format csv, quote e'\x01', delimiter e'\x02')
update orders
set ads_state = concat_ws(' ', line->>'status', line->'errors'->0->>'code')
from outcome where orders.id::text = line->>'clientId';
SQL
