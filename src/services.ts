export type { Editorial } from './api/answer/errors';
export type { ApplyOperation, ApplyRequest } from './api/apply/batch';
export { fromOfflineConversion, toOfflineConversion } from './api/apply/conversions';
export type {
  OfflineConversionAdjustmentObject,
  OfflineConversionObject,
} from './api/apply/objects';
export type { Given, RowRecord } from './api/apply/record-check';
export { type ApplyRequestOptions, applyRequests } from './api/apply/requests';
export { type ApplyError, type ApplyOutcome, readApplyResponse } from './api/apply/response';
export { checkGoal } from './api/goals/check';
export { type ConversionGoalObject, toConversionGoal } from './api/goals/object';
export { type GoalError, type GoalOptions, type GoalsAnswer, readGoals } from './api/goals/read';
export { type ReportOptions, readReport } from './api/report/read';
export type { UnattributedReason } from './api/report/reasons';
export type {
  ReasonCount,
  Report,
  ReportCounts,
  ReportDay,
  ReportError,
  ReportGoal,
  ReportReason,
  ReportTotal,
} from './api/report/report';
export {
  type ReportQuery,
  type ReportRequest,
  type ReportRequestOptions,
  reportRequests,
  type UploadChannel,
} from './api/report/requests';
export { type ServiceAnswerCode, ServiceAnswerError } from './api/wire/answer-error';
export type { AnswerOptions } from './api/wire/bounds';
export type { RequestFormat } from './api/wire/request';
export type { SoapHeaders } from './api/wire/soap/envelope';
export {
  type ClickOptions,
  type ClicksRead,
  readClicks,
} from './records/offline-conversion/read-clicks';
export { type RenderOptions, renderReport } from './report/attribution/attribution';
