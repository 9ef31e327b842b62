export type { CommandLineConfig, CommandLineSettings } from './contracts/command-line-config';
export { offlineConversion } from './contracts/offline-conversion';
export {
  type StandardIssue,
  type StandardRecordSchema,
  type StandardResult,
  standardSchema,
} from './contracts/standard-schema';
export { type FixOptions, fixBulkFile, fixRecords } from './fix';
export { type HashPhoneOptions, hashEmail, hashPhone } from './identifiers/hash';
export type { Change } from './issues/change';
export { type IssueCode, issueCodes, type Severity } from './issues/codes';
export type { Facts, FactsOf } from './issues/facts';
export type { EmailFault, PhoneFault } from './issues/identifier-facts';
export type { Issue } from './issues/issue';
export type { Position } from './issues/position';
export {
  BulkFileError,
  InvalidRecordError,
  isBulkFileError,
  isInvalidRecordError,
} from './messages/errors';
export { IdentifierError, isIdentifierError } from './messages/identifier-error';
export type {
  CheckOptions,
  HashOption,
  HashOptions,
  PlainIdentifiers,
  ReadOptions,
  SplitOptions,
  WriteOptions,
} from './options/options';
export type { DayCount, GoalCount, ProfileCounts, ValueSum } from './profile/counts';
export type { Notable } from './profile/notable';
export {
  type OfflineConversionProfile,
  type ProfileOptions,
  profileOfflineConversions,
} from './profile/profile';
export {
  type BulkRowResult,
  type RecordResult,
  readBulkRows,
  readOfflineConversions,
  readRecords,
} from './read';
export type {
  AddConversion,
  ConversionInput,
  OfflineConversion,
  OfflineConversionInput,
  RestateConversion,
  RetractConversion,
} from './records/offline-conversion';
export type { Action } from './records/offline-conversion/action';
export {
  type AddConversionInput,
  type RestatementChange,
  type RetractionChange,
  restatement,
  retraction,
} from './records/offline-conversion/adjustments';
export type { ConversionType } from './records/offline-conversion/conversion-type';
export type {
  Goal,
  GoalRecord,
  OfflineConversionOptions,
} from './records/offline-conversion/options';
export type {
  ConversionIdentity,
  SentConversion,
  SentConversions,
  SentState,
} from './records/offline-conversion/sent';
export {
  type OfflineConversionGoal,
  type OfflineConversionGoalInput,
  offlineConversionGoal,
} from './records/offline-conversion-goal';
export { type RetryOptions, writeRejectsFile, writeRetryFile } from './results/copy';
export type { ErrorCount, ErrorCounts } from './results/errors/counts';
export type { Outcome, RecordError, ResponseMode, Status } from './results/outcome';
export { readResultFile } from './results/read';
export { type Reconciled, reconcile } from './results/reconcile';
export type { ReconcileOptions } from './results/reconciliation';
export type { ResultOptions } from './results/rows';
export type { ResultSummary } from './results/summary';
export type { Reopenable } from './results/uploaded';
export { type CodeDefinition, defineCode, type FaultReport } from './schema/code';
export type { CellContext, Codec } from './schema/codec';
export { boolean } from './schema/codecs/boolean';
export { currency } from './schema/codecs/currency';
export { amount, share } from './schema/codecs/decimal';
export { enumeration } from './schema/codecs/enumeration';
export { type InstantInput, instant } from './schema/codecs/instant';
export { integer } from './schema/codecs/integer';
export { longId } from './schema/codecs/long-id';
export { text } from './schema/codecs/text';
export { type AnyColumn, type Column, type Columns, column } from './schema/column';
export type { Applicability, Matrix } from './schema/matrix';
export {
  type ActionOf,
  type AnyRecordType,
  defineRecordType,
  type MatrixFault,
  type OneOf,
  type OwnOptions,
  type OwnOptionsOf,
  type RecordInputOf,
  type RecordOf,
  type RecordType,
} from './schema/record-type';
export {
  type FileFaultReport,
  type FileRule,
  type OpenFileRule,
  type RecordView,
  type ReportFault,
  type Rule,
  type Run,
  rule,
} from './schema/rule';
export type { Source } from './source/source';
export { splitOfflineConversions, splitRecords, type UploadFile } from './split';
export { type ValidationReport, validateBulkFile, validateRecords } from './validate';
export type { Advice, ServiceError, ServiceErrorName } from './vendor/errors';
export { type Channel, uploadLimits } from './vendor/limits';
export { offlineConversionStream } from './web-stream';
export {
  checkOfflineConversion,
  checkRecord,
  writeOfflineConversions,
  writeRecords,
} from './write';
