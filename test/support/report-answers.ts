/* Answers of the report in JSON, and helpers that build them. */

export type Reasons = Readonly<Record<string, number>>;

/** An item of DailySummaries. */
export function daily(date: string, success: number, unattributed: number, reasons: Reasons = {}) {
  return {
    Alerts: alerts(reasons),
    SuccessCount: success,
    UnattributedCount: unattributed,
    UploadDate: `${date}T00:00:00Z`,
  };
}

/** An item of OfflineGoalConversionSummaries. */
export function summary(id: string, name: string, days: readonly object[]) {
  return { GoalId: id, ConversionName: name, DailySummaries: days };
}

/** A summary without days. */
export function overall(id: string, success: string, unattributed: string, reasons: Reasons = {}) {
  return {
    GoalId: id,
    ConversionName: `Goal ${id}`,
    OverallSuccessCount: success,
    OverallUnattributedCount: unattributed,
    OverallAlerts: alerts(reasons),
  };
}

export function answer(...summaries: readonly (object | null)[]) {
  return { OfflineGoalConversionSummaries: summaries, PartialErrors: [] };
}

function alerts(reasons: Reasons) {
  return Object.entries(reasons).map(([UnattributedReason, count]) => ({
    Count: String(count),
    UnattributedReason,
  }));
}

export const campaignManagement = 'https://bingads.microsoft.com/CampaignManagement/v13';

/** A SOAP answer with these members. */
export function soapAnswer(members: string): string {
  const name = 'GetOfflineConversionReportByGoalIdsResponse';
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><${name} xmlns="${campaignManagement}" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">${members}</${name}></s:Body></s:Envelope>`;
}
