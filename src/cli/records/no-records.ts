import { issueOf } from '../../messages/issue';
import { offlineConversion } from '../../records/offline-conversion';

/** The issue of an input without a record that can be sent. */
export const noRecords = issueOf(
  {
    code: 'no-records',
    severity: 'error',
    facts: { type: offlineConversion.type, isWriting: true },
  },
  { line: 0, row: 0 },
);
