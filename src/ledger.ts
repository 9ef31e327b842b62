export type {
  LedgerHandle,
  PostgresHandle,
  PostgresLedger,
  SqliteHandle,
  SqliteLedger,
  SqliteStatement,
} from './ledger/handles';
export type {
  Ledger,
  LedgerConversion,
  LedgerStatus,
  Pruned,
  UploadFilter,
} from './ledger/ledger';
export { isLedgerError, LedgerError, type LedgerFailure } from './ledger/ledger-error';
export { type LedgerOptions, openLedger } from './ledger/open';
export type { AnyOutcomes, SentRecordOutcome } from './ledger/records';
export type { RefusedRecord, Reservation, ReservedFile } from './ledger/reserve';
export type { Settlement } from './ledger/settle';
export type { LedgerUploadState } from './ledger/store';
export type { LedgerEntry, LedgerUpload } from './ledger/uploads';
export type { SentRecord } from './records/offline-conversion/sent';
