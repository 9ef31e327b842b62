// DuckDB on one thread, with one query that checks what `validateBulkFile` checks in each row: types, ranges,
// lengths, hex digits, what each action requires, the order of times, and repeated conversions. It reads only
// the one form of times that the files have, and knows nothing about what many rows show together.
import { DuckDBInstance } from '@duckdb/node-api';
import { header, now } from '../make-file.mjs';

const form = '%-m/%-d/%Y %-I:%M:%S %p';
const [latest, earliest] = [0, 90].map((days) => {
  const moment = new Date(Date.parse(now) - days * 86_400_000);
  return `TIMESTAMP '${moment.toISOString().slice(0, 19).replace('T', ' ')}'`;
});
const time = (column) => `try_strptime("${column}", '${form}')`;
const amount = (column) => `try_cast("${column}" AS DECIMAL(15, 3))`;
const isAmount = (amount) => `${amount} BETWEEN 0 AND 999999999999`;
const isCurrency = (column) => `(${column} IS NULL OR regexp_full_match(${column}, '[A-Z]{3}'))`;

/** The rows and how many of them have a fault. An empty cell is NULL, and so is one that cannot be parsed. */
const query = (path) => `
WITH parsed AS (
  SELECT
    "Client Id" AS id, "Conversion Name" AS name, "Microsoft Click Id" AS click,
    ${time('Conversion Time')} AS time,
    "Conversion Value" AS value_cell, ${amount('Conversion Value')} AS value,
    "Conversion Currency Code" AS currency,
    "Adjustment Type" AS action,
    "Adjustment Time" AS adjusted_cell, ${time('Adjustment Time')} AS adjusted,
    "Adjustment Value" AS new_value_cell, ${amount('Adjustment Value')} AS new_value,
    "Adjustment Currency Code" AS new_currency
  FROM read_csv('${path.replaceAll("'", "''")}', auto_detect = false, header = true, delim = ',', quote = '"',
    escape = '"', columns = {${header.split(',').map((name) => `'${name}': 'VARCHAR'`)}})
  WHERE "Type" = 'Offline Conversion'
), judged AS (
  SELECT *, coalesce(
    (id IS NULL OR length(id) <= 100)
    AND length(name) <= 100
    AND time BETWEEN ${earliest} AND ${latest}
    AND regexp_full_match(click, '[0-9a-fA-F]{32}')
    AND CASE
      WHEN action IS NULL THEN
        (value_cell IS NULL OR ${isAmount('value')}) AND ${isCurrency('currency')}
        AND adjusted_cell IS NULL AND new_value_cell IS NULL AND new_currency IS NULL
      WHEN action = 'Restate' THEN
        value_cell IS NULL AND currency IS NULL
        AND adjusted BETWEEN time AND ${latest}
        AND ${isAmount('new_value')} AND ${isCurrency('new_currency')}
      WHEN action = 'Retract' THEN
        value_cell IS NULL AND currency IS NULL AND new_value_cell IS NULL AND new_currency IS NULL
        AND adjusted BETWEEN time AND ${latest}
      ELSE false
    END, false) AS valid
  FROM parsed
)
SELECT
  count(*) AS rows,
  count(*) - count(DISTINCT hash(click, name, time, action, adjusted)) FILTER (WHERE valid) AS faulty
FROM judged`;

/** Opens the database before the clock starts. */
export async function prepare(path) {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  const { current } = (
    await connection.runAndReadAll("SELECT current_setting('threads') AS current")
  ).getRowObjects()[0];
  if (current !== 1n) throw new Error(`DuckDB has ${current} threads.`);
  return { connection, path };
}

export async function duckdb({ connection, path }, look) {
  const { rows, faulty } = (await connection.runAndReadAll(query(path))).getRowObjects()[0];
  look?.faulty(Number(faulty));
  return Number(rows);
}
