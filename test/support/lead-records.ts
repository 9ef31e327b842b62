import { ndjson } from './run';
import { fullUpload } from './upload-text';

/** Records that are no duplicates of each other, by number, as `generate` takes them. */
export const record = (i: number) => ({
  clientId: `a${i}`,
  conversionName: 'Lead',
  conversionTime: '2026-11-02T09:30:00Z',
  microsoftClickId: `c${i.toString(16).padStart(31, '0')}`,
});

/** Their rows under all columns. */
const row = (i: number) =>
  `Offline Conversion,,a${i},Lead,11/2/2026 9:30:00 AM,,,,,,,,,,,${record(i).microsoftClickId}`;

/** An input of the records with these numbers. */
export const inputOf = (...numbers: readonly number[]) => ndjson(...numbers.map(record));

/** The upload file of them. */
export const uploadOf = (...numbers: readonly number[]) => fullUpload(...numbers.map(row));

/** A record without what it needs. */
export const wrong = (i: number) => ({ ...record(i), conversionName: null });

/** What is said of it, where it stands on this line. */
export const wrongLine = (line: number) =>
  `in.ndjson:${line}  error  Conversion Name  Conversion Name is empty. An Add requires it.  (required, service 5605)`;

export const range = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
