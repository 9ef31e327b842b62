export type { ServiceAccount, ServiceUser } from './client/accounts';
export type { AppliedOutcome, ApplyCallOptions } from './client/apply';
export {
  type CallAdvice,
  type CallError,
  type CallFailure,
  isServiceCallError,
  ServiceCallError,
} from './client/call-error';
export type { CallOptions } from './client/calls/patience';
export { createClient, type ServiceClient } from './client/client';
export type { Clock } from './client/clock';
export type { Environment } from './client/environment';
export type { ReportCallOptions } from './client/report';
export type {
  Sending,
  SendOptions,
  SendSummary,
  SentFile,
  SentOutcome,
  SentUpload,
} from './client/send/options';
export type { ClientOptions } from './client/settings';
export {
  type AuthorizationRequest,
  authorizationRequest,
  type ConsentOptions,
} from './client/tokens/authorization-request';
export {
  type ExchangedTokens,
  type ExchangeOptions,
  exchangeCode,
} from './client/tokens/exchange-code';
export type { TokenProvider, TokenRequest } from './client/tokens/provider';
export {
  type RefreshingGoogleTokenOptions,
  refreshingGoogleToken,
} from './client/tokens/refreshing-google-token';
export { type RefreshingTokenOptions, refreshingToken } from './client/tokens/refreshing-token';
export type { OpenableFile, UploadContent } from './client/upload/content';
export type { UploadEntry, UploadJournal, UploadStep } from './client/upload/journal';
export type {
  BulkUpload,
  FollowOptions,
  UploadOptions,
  UploadProgress,
  UploadStatus,
} from './client/upload/options';
export type { SaveResult } from './client/upload/result';
export type { ResumeOptions } from './client/upload/run';
export type { ServiceCall, ServiceHosts } from './vendor/hosts';
