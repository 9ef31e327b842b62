import { batchErrorObject } from '../answer/objects';
import {
  count,
  dateTime,
  day,
  enumeration,
  flags,
  list,
  long,
  object,
  string,
} from '../wire/shape';
import { type UnattributedReason, unattributedReasons } from './reasons';

/** Ways on which conversions come to the service: CampaignManagementAPI 1, BulkAPI 2, WebUpload 4. */
export const uploadChannels = ['CampaignManagementAPI', 'BulkAPI', 'WebUpload'] as const;

/** Source: GetOfflineConversionReportByGoalIds Service Operation, Campaign Management API. */
export const reportRequestObject = object('GetOfflineConversionReportByGoalIdsRequest', {
  StartDateUtc: dateTime,
  EndDateUtc: dateTime,
  GoalIds: list(long),
  UploadChannelFilter: flags(...uploadChannels),
});

const alerts = list(
  object('OfflineConversionAlert', {
    UnattributedReason: enumeration(...(Object.keys(unattributedReasons) as UnattributedReason[])),
    Count: count,
  }),
);

/**
 * Source: OfflineGoalConversionSummary and OfflineGoalDailySummary Data Objects, Campaign Management
 * API. Their rates are not read: they are made anew of the counts.
 */
export const goalSummaryObject = object('OfflineGoalConversionSummary', {
  GoalId: long,
  ConversionName: string,
  OverallSuccessCount: count,
  OverallUnattributedCount: count,
  OverallAlerts: alerts,
  DailySummaries: list(
    object('OfflineGoalDailySummary', {
      GoalId: long,
      UploadDate: day,
      SuccessCount: count,
      UnattributedCount: count,
      Alerts: alerts,
    }),
  ),
});

/** Source: GetOfflineConversionReportByGoalIds Service Operation, Campaign Management API. */
export const reportAnswerObject = object('GetOfflineConversionReportByGoalIdsResponse', {
  OfflineGoalConversionSummaries: list(goalSummaryObject),
  PartialErrors: list(batchErrorObject),
});
