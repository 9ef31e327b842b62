import { partialErrors } from '../answer/objects';
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
  type ValueOf,
} from '../wire/shape';
import type { UnattributedReason } from './reasons';

/** Channels by which conversions reach the service, in the vendor's order: its values are 1, 2 and 4. */
export const uploadChannels = ['CampaignManagementAPI', 'BulkAPI', 'WebUpload'] as const;

/** Source: GetOfflineConversionReportByGoalIds Service Operation, Campaign Management API. */
export const reportRequestObject = object('GetOfflineConversionReportByGoalIdsRequest', {
  StartDateUtc: dateTime,
  EndDateUtc: dateTime,
  GoalIds: list(long),
  UploadChannelFilter: flags,
});

const alerts = list(
  object('OfflineConversionAlert', {
    UnattributedReason: enumeration<UnattributedReason>(),
    Count: count,
  }),
);

/**
 * The counts of one goal. Their rates are not read, but computed from the counts.
 *
 * Source: OfflineGoalConversionSummary and OfflineGoalDailySummary Data Objects, Campaign Management
 * API.
 */
const goalSummaryObject = object('OfflineGoalConversionSummary', {
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

export type GoalSummary = ValueOf<typeof goalSummaryObject>;

/** Source: GetOfflineConversionReportByGoalIds Service Operation, Campaign Management API. */
export const reportAnswerObject = object('GetOfflineConversionReportByGoalIdsResponse', {
  OfflineGoalConversionSummaries: list(goalSummaryObject),
  ...partialErrors,
});
