export type { IssueCode, Severity } from './issues/codes';
export { issueCodes } from './issues/codes';
export type { Facts, FactsOf } from './issues/facts';
export type { Issue } from './issues/issue';
export type { Position } from './issues/position';
export {
  BulkFileError,
  InvalidRecordError,
  isBulkFileError,
  isInvalidRecordError,
} from './messages/errors';
export type {
  CheckOptions,
  ReadOptions,
  SplitOptions,
  WriteOptions,
} from './options/options';
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
export type { RetryOptions } from './results/copy';
export { writeRejectsFile, writeRetryFile } from './results/copy';
export type { ErrorCount, ErrorCounts } from './results/error-counts';
export type { Outcome, RecordError, ResponseMode, Status } from './results/outcome';
export { readResultFile } from './results/read';
export type { Reconciled, ReconcileOptions } from './results/reconcile';
export { reconcile } from './results/reconcile';
export type { ResultOptions } from './results/rows';
export type { ResultSummary } from './results/summary';
export type { Reopenable } from './results/uploaded';
export type { CodeDefinition, FaultReport } from './schema/code';
export { defineCode } from './schema/code';
export type { CellContext, Codec } from './schema/codec';
export { boolean } from './schema/codecs/boolean';
export { currency } from './schema/codecs/currency';
export { amount, share } from './schema/codecs/decimal';
export { enumeration } from './schema/codecs/enumeration';
export type { InstantInput } from './schema/codecs/instant';
export { instant } from './schema/codecs/instant';
export { integer } from './schema/codecs/integer';
export { longId } from './schema/codecs/long-id';
export { text } from './schema/codecs/text';
export type { AnyColumn, Column, Columns } from './schema/column';
export { column } from './schema/column';
export type { Applicability, Matrix } from './schema/matrix';
export type {
  ActionOf,
  AnyRecordType,
  MatrixFault,
  OneOf,
  OwnOptions,
  OwnOptionsOf,
  RecordInputOf,
  RecordOf,
  RecordType,
} from './schema/record-type';
export { defineRecordType } from './schema/record-type';
export type {
  FileFaultReport,
  FileRule,
  OpenFileRule,
  RecordView,
  ReportFault,
  Rule,
  Run,
} from './schema/rule';
export { rule } from './schema/rule';
export type { Source } from './source/source';
export type { UploadFile } from './split';
export { splitOfflineConversions } from './split';
export type { ValidationReport } from './validate';
export { validateBulkFile, validateRecords } from './validate';
export type { Advice, ServiceError, ServiceErrorName } from './vendor/errors';
export type { Channel } from './vendor/limits';
export { uploadLimits } from './vendor/limits';
export { offlineConversionStream } from './web-stream';
export {
  checkOfflineConversion,
  checkRecord,
  writeOfflineConversions,
  writeRecords,
} from './write';
