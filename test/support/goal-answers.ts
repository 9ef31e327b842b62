import type { OfflineConversionGoal } from '../../src/index';

export const id = '9007199254740993';
export const campaignManagement = 'https://bingads.microsoft.com/CampaignManagement/v13';

/** The vendor's example of an answer, with every member of an offline goal. */
export const full = {
  ConversionWindowInMinutes: 43200,
  CountType: 'All',
  ExcludeFromBidding: false,
  GoalCategory: 'Purchase',
  Id: id,
  IsAutoGoal: false,
  IsEnhancedConversionsEnabled: true,
  Name: 'Signed contract',
  Revenue: { CurrencyCode: 'EUR', Type: 'VariableValue', Value: 25.5 },
  Scope: 'Account',
  Status: 'Active',
  TagId: null,
  TrackingStatus: 'RecordingConversions',
  Type: 'OfflineConversion',
  ViewThroughConversionWindowInMinutes: null,
  IsExternallyAttributed: false,
};
export const fullXml =
  '<ConversionGoal i:type="OfflineConversionGoal"><AttributionModelType i:nil="true"/>' +
  '<ConversionWindowInMinutes>43200</ConversionWindowInMinutes><CountType>All</CountType>' +
  '<ExcludeFromBidding>false</ExcludeFromBidding><GoalCategory>Purchase</GoalCategory>' +
  `<Id>${id}</Id><IsAutoGoal>false</IsAutoGoal>` +
  '<IsEnhancedConversionsEnabled>true</IsEnhancedConversionsEnabled><Name>Signed contract</Name>' +
  '<Revenue><CurrencyCode>EUR</CurrencyCode><Type>VariableValue</Type><Value>25.5</Value></Revenue>' +
  '<Scope>Account</Scope><Status>Active</Status><TagId i:nil="true"/>' +
  '<TrackingStatus>RecordingConversions</TrackingStatus><Type>OfflineConversion</Type>' +
  '<ViewThroughConversionWindowInMinutes i:nil="true"/>' +
  '<IsExternallyAttributed>false</IsExternallyAttributed></ConversionGoal>';
export const fullRow =
  `Active,${id},Signed contract,43200,All,False,Purchase,True,False,EUR,25.5,VariableValue,Account,` +
  'RecordingConversions';
export const fullGoal: OfflineConversionGoal = {
  action: 'Update',
  id,
  name: 'Signed contract',
  status: 'Active',
  conversionWindowInMinutes: 43_200,
  countType: 'All',
  excludeFromBidding: false,
  goalCategory: 'Purchase',
  isEnhancedConversionsEnabled: true,
  isExternallyAttributed: false,
  currencyCode: 'EUR',
  revenueValue: 25.5,
  revenueType: 'VariableValue',
  scope: 'Account',
  trackingStatus: 'RecordingConversions',
};

export const json = (goals: unknown, errors: unknown = []) =>
  JSON.stringify({ ConversionGoals: goals, PartialErrors: errors });
export const xml = (goals: string, errors = '') =>
  `<GetConversionGoalsByIdsResponse xmlns="${campaignManagement}" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">` +
  `<ConversionGoals>${goals}</ConversionGoals><PartialErrors>${errors}</PartialErrors></GetConversionGoalsByIdsResponse>`;
export const envelope = (content: string, header = '') =>
  `\ufeff<?xml version="1.0"?>\n<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header>${header}</s:Header><s:Body>${content}</s:Body></s:Envelope>`;
const header =
  'Type,Status,Id,Name,Conversion Window In Minutes,Count Type,Exclude From Bidding,Goal Category,' +
  'Is Enhanced Conversions Enabled,Is Externally Attributed,Currency Code,Revenue Value,Revenue Type,' +
  'Scope,Tracking Status';
const padded = (row: string) => row.padEnd(row.length + 15 - row.split(',').length, ',');
export const csv = (...rows: readonly string[]) =>
  [header, ...['Format Version,,,6.0', ...rows].map(padded), ''].join('\r\n');

/** The rest of the expected result, beside its goals. */
export const quiet = { otherTypes: 0, errors: [], issues: [], truncated: false } as const;
