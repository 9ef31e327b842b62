#!/bin/sh
# Writes an upload file from the orders of a PostgreSQL database that were not sent yet.
# Run: DATABASE_URL=postgres://… sh psql-out.sh upload.csv
set -eu
rows=$(mktemp)
trap 'rm -f "$rows"' EXIT

# A pipe would hide that psql failed halfway, and half of the orders would become a file that looks complete.
# psql reads 10,000 rows at a time, so that its memory stays small.
psql "$DATABASE_URL" --no-psqlrc --quiet --tuples-only --no-align \
  --set ON_ERROR_STOP=1 --set FETCH_COUNT=10000 >"$rows" <<'SQL'
select json_build_object(
  'clientId', id::text,
  'conversionName', 'Signed contract',
  'conversionTime', to_char(sold_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
  'conversionValue', amount,
  'conversionCurrencyCode', 'EUR',
  'microsoftClickId', click_id)
from orders where ads_state is null order by id
SQL

msads-bulk generate "$rows" --from ndjson --output "$1"
