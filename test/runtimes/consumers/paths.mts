import { createReadStream } from 'node:fs';
import { type RecordResult, validateBulkFile } from 'msads-bulk';
import { bulkFile, readOfflineConversionsFile, writeOfflineConversionsFile } from 'msads-bulk/node';

/* What a program for Node does with paths, its types of streams and buffers among them. */

export async function copy(from: string, to: string): Promise<RecordResult[]> {
  const rows: RecordResult[] = [];
  for await (const row of readOfflineConversionsFile(from, { maxInflatedBytes: 1000 })) {
    rows.push(row);
    if (row.record) await writeOfflineConversionsFile(to, [row.record]);
  }
  await validateBulkFile(createReadStream(from));
  await validateBulkFile(Buffer.from('Type,Name'));
  await validateBulkFile(bulkFile(from));
  // @ts-expect-error: a path is a text
  bulkFile(42);
  return rows;
}
