export type { Channel } from './bulk/limits';
export { uploadLimits } from './bulk/limits';
export type { Source } from './csv/source';
export { BulkFileError, InvalidRecordError } from './errors';
export type { Issue, IssueCode, Severity } from './issue';
export { issueCodes } from './issue';
export type { Position } from './position';
export type { BulkRowResult, RecordResult } from './read';
export { readBulkRows, readOfflineConversions, readRecords } from './read';
export type {
  AddConversion,
  OfflineConversion,
  OfflineConversionInput,
  RestateConversion,
  RetractConversion,
} from './records/offline-conversion';
export { offlineConversion } from './records/offline-conversion';
export type { Action } from './records/offline-conversion/action';
export { hashEmail, hashPhone } from './records/offline-conversion/hash';
export type {
  Goal,
  GoalRecord,
  OfflineConversionOptions,
} from './records/offline-conversion/options';
export type {
  OfflineConversionGoal,
  OfflineConversionGoalInput,
} from './records/offline-conversion-goal';
export { offlineConversionGoal } from './records/offline-conversion-goal';
export type { ErrorCount, ErrorCounts } from './results/error-counts';
export type { Outcome, RecordError, ResponseMode, Status } from './results/outcome';
export { readResultFile } from './results/read';
export type { Reconciled } from './results/reconcile';
export { reconcile } from './results/reconcile';
export type { ReconcileOptions } from './results/reconciliation';
export type { RetryOptions } from './results/retry';
export { writeRejectsFile, writeRetryFile } from './results/retry';
export type { ResultOptions } from './results/rows';
export type { ResultSummary } from './results/summary';
export type { Reopenable } from './results/uploaded';
export type {
  CheckOptions,
  ReadOptions,
  SplitOptions,
  WriteOptions,
} from './rules/options';
export { boolean } from './schema/boolean';
export type { CellContext, Codec } from './schema/codec';
export type { AnyColumn, Column, Columns } from './schema/column';
export { column } from './schema/column';
export { currency } from './schema/currency';
export { amount, share } from './schema/decimal';
export { enumeration } from './schema/enumeration';
export type { InstantInput } from './schema/instant';
export { instant } from './schema/instant';
export { integer } from './schema/integer';
export { longId } from './schema/long-id';
export type { Matrix, Word } from './schema/matrix';
export type {
  ActionOf,
  AnyRecordType,
  FaultHint,
  OneOf,
  OwnOptions,
  OwnOptionsOf,
  RecordInputOf,
  RecordOf,
  RecordType,
} from './schema/record-type';
export { defineRecordType } from './schema/record-type';
export type { FileRule, OpenFileRule, RecordView, Report, Rule, Run } from './schema/rule';
export { rule } from './schema/rule';
export { text } from './schema/text';
export type { Advice, ServiceError, ServiceErrorName } from './service-error';
export type { UploadFile } from './split';
export { splitOfflineConversions } from './split';
export type { ValidationReport } from './validate';
export { validateBulkFile, validateRecords } from './validate';
export { offlineConversionStream } from './web-stream';
export {
  checkOfflineConversion,
  checkRecord,
  writeOfflineConversions,
  writeRecords,
} from './write';
