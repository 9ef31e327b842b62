export { type ServiceAnswerCode, ServiceAnswerError } from './services/answer-error';
export type { ApplyRequest } from './services/apply-batch';
export type { ApplyOperation } from './services/apply-operations';
export type { ApplyRequestOptions } from './services/apply-requests';
export { applyRequests } from './services/apply-requests';
export type { ApplyError, ApplyOutcome, Editorial } from './services/apply-response';
export { readApplyResponse } from './services/apply-response';
export type { AnswerOptions } from './services/bounds';
export type {
  OfflineConversionAdjustmentObject,
  OfflineConversionObject,
} from './services/conversions';
export { fromOfflineConversion, toOfflineConversion } from './services/conversions';
export type { RequestFormat, SoapHeaders } from './services/envelope';
export type { Given, RowRecord } from './services/record-check';
