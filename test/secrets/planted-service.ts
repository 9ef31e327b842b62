import type { ServiceCall } from '../../src/vendor/hosts';
import type { ServiceSettings } from '../client/service';
import { every } from './planted-rows';

/* A service whose answers repeat marked values wherever there is room for text. */

export const service: ServiceSettings = { goals: ['Lead'], accounts: [{ id: '2000001' }] };

const errors = every.map((value, Index) => ({
  ...{ Code: 9999, ErrorCode: value, Message: `The value ${value} is wrong.` },
  ...{ Detail: value, Details: value, FieldPath: value, Index },
}));
const faulty = (body: object) => ({ httpStatus: 400, body: JSON.stringify(body) });
const [error] = errors;

const scripts: readonly Partial<Record<ServiceCall, object>>[] = [
  { GetBulkUploadUrl: faulty({ OperationErrors: errors, TrackingId: every[0] }) },
  { UploadBulkFile: faulty({ ...error, TrackingId: every[0] }) },
  { UploadBulkFile: { httpStatus: 502, body: every.join() } },
  { GetBulkUploadStatus: faulty({ OperationErrors: errors }) },
  { GetBulkUploadStatus: { answer: { RequestStatus: 'InProgress', Errors: errors } } },
  { GetBulkUploadStatus: { answer: { RequestStatus: 'Failed', Errors: errors } } },
  { DownloadResult: { httpStatus: 502, body: every.join() } },
  { DownloadResult: { httpStatus: 200, body: every.join() } },
  { GetToken: faulty({ error: 'invalid_grant', error_description: every.join() }) },
  { ApplyOfflineConversions: { answer: { PartialErrors: errors } } },
  { ApplyOfflineConversions: faulty({ OperationErrors: errors }) },
  { GetConversionGoalsByIds: faulty({ OperationErrors: errors }) },
  { GetOfflineConversionReportByGoalIds: faulty({ OperationErrors: errors }) },
  { GetUser: faulty({ OperationErrors: errors }) },
];

export const troubles: readonly ServiceSettings[] = scripts.map((script) => ({
  ...service,
  script: Object.fromEntries(
    Object.entries(script).map(([call, trouble]) => [
      call,
      Array.from({ length: 9 }, () => trouble),
    ]),
  ),
}));
