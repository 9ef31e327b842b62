// Writes an upload file from a query of DuckDB, which reads Parquet, CSV and many databases. Rows are read and
// written a few thousand at a time, so that a table of any size fits into memory.
// Run: npm install msads-bulk @duckdb/node-api && node duckdb.mjs orders.parquet upload.csv
import { DuckDBInstance } from '@duckdb/node-api';
import { writeOfflineConversionsFile } from 'msads-bulk/node';

const [, , source, target] = process.argv;

// A time without a zone is UTC here; an amount is a DECIMAL, which JavaScript would round as a DOUBLE.
const query = `
  select id::text as "clientId", 'Signed contract' as "conversionName",
    epoch_ms(sold_at)::double as "conversionTime", amount::double as "conversionValue",
    'EUR' as "conversionCurrencyCode", click_id as "microsoftClickId"
  from '${source.replaceAll("'", "''")}' order by id`;

const instance = await DuckDBInstance.create();
const connection = await instance.connect();

async function* records() {
  const result = await connection.stream(query);
  for await (const rows of result.yieldRowObjectJs())
    for (const row of rows) yield { ...row, conversionTime: new Date(row.conversionTime) };
}

let leftOut = 0;
await writeOfflineConversionsFile(target, records(), {
  onInvalid: 'skip',
  onSkip({ index, issues }) {
    leftOut++;
    console.error(`record ${index + 1}: ${issues.map(({ message }) => message).join(' ')}`);
  },
});
console.log(`${target} is written, ${leftOut} left out`);
connection.closeSync();
