export { type RenderOptions, renderReport } from './report/attribution';
export { type ServiceAnswerCode, ServiceAnswerError } from './services/answer-error';
export type { ApplyRequest } from './services/apply-batch';
export type { ApplyOperation } from './services/apply-operations';
export type { ApplyRequestOptions } from './services/apply-requests';
export { applyRequests } from './services/apply-requests';
export type { ApplyError, ApplyOutcome } from './services/apply-response';
export { readApplyResponse } from './services/apply-response';
export type { Editorial } from './services/batch-error';
export type { AnswerOptions } from './services/bounds';
export { checkGoal } from './services/check-goal';
export type {
  OfflineConversionAdjustmentObject,
  OfflineConversionObject,
} from './services/conversions';
export { fromOfflineConversion, toOfflineConversion } from './services/conversions';
export type { RequestFormat, SoapHeaders } from './services/envelope';
export type { ConversionGoalObject } from './services/goal-object';
export { toConversionGoal } from './services/goals';
export type { ClickOptions, ClicksRead } from './services/read-clicks';
export { readClicks } from './services/read-clicks';
export type { GoalError, GoalOptions, GoalsAnswer } from './services/read-goals';
export { readGoals } from './services/read-goals';
export { type ReportOptions, readReport } from './services/read-report';
export type { Given, RowRecord } from './services/record-check';
export type {
  ReasonCount,
  Report,
  ReportCounts,
  ReportDay,
  ReportError,
  ReportGoal,
  ReportReason,
  ReportTotal,
} from './services/report';
export type {
  ReportQuery,
  ReportRequest,
  ReportRequestOptions,
  UploadChannel,
} from './services/report-requests';
export { reportRequests } from './services/report-requests';
export type { UnattributedReason } from './services/unattributed-reasons';
