import { resultOf, uploadOf, wrong } from '../../support/pair';
import { uploadText } from '../../support/upload-text';

const order = { id: 'order-1', value: '12.5' };
const sent = uploadOf(order);
const lead = {
  clientId: 'order-1',
  conversionName: 'Lead',
  conversionTime: '2026-11-02T09:30:00Z',
  microsoftClickId: 'f894f652ea334e739002f7167ab8f8e3',
};
const wrongLead = { ...lead, microsoftClickId: 'abc' };
const ndjson = (...objects: readonly object[]) =>
  objects.map((object) => `${JSON.stringify(object)}\n`).join('');
const { conversionTime: _, ...timeless } = lead;
const at = (conversionTime: string) => ndjson({ ...lead, conversionTime });
const retractHeader =
  'Type,Name,Client Id,Conversion Name,Conversion Time,Adjustment Type,Adjustment Time,Adjustment Value,Microsoft Click Id';
const restated = (day: number) => ({
  ...{ ...lead, action: 'Restate', clientId: `${day}`, adjustmentValue: day },
  ...{ adjustmentTime: `2026-11-${day}T09:30:00Z`, adjustmentCurrencyCode: 'EUR' },
});
const hash = 'ec81f3ac7b2b19675bab9d54cf416f9f18cff87c97da5cca82c0f0891bc40602';
const goal = { Id: 1, Name: 'Lead', Type: 'OfflineConversion' };

/** The files that the command lines of the table name. */
export const files: Readonly<Record<string, string>> = {
  'good.csv': sent,
  // Without its byte order mark, which is a warning.
  'warned.csv': sent.slice(1),
  'faulty.csv': uploadOf({ ...order, value: '-1' }),
  'half.csv': uploadOf(order, { id: 'order-2', value: '-1' }),
  'old.csv': uploadOf({ ...order, time: '11/2/2025 9:30:00 AM' }),
  'iso.csv': uploadOf({ ...order, time: '2026-11-02T09:30:00Z' }),
  'page.csv': '<!DOCTYPE html><html></html>',
  'doubtful.csv': uploadOf({ ...order, id: 'null' }),
  'hashed.csv': uploadText(
    'Type,Name,Client Id,Conversion Name,Conversion Time,Hashed Email Address',
    'Format Version,6.0,,,,',
    `Offline Conversion,,order-1,Lead,11/2/2026 9:30:00 AM,${hash}`,
  ),
  'disordered.csv': uploadText(
    retractHeader,
    'Format Version,6.0,,,,,,,',
    ...[12, 11].map(
      (day) =>
        `Offline Conversion,,${day},Lead,11/2/2026 9:30:00 AM,Restate,11/${day}/2026 9:30:00 AM,${day},${lead.microsoftClickId}`,
    ),
  ),
  'good.ndjson': ndjson(lead),
  'doubtful.ndjson': ndjson({ ...lead, clientId: 'null' }),
  'hashed.ndjson': ndjson({ ...lead, hashedEmailAddress: hash }),
  'disordered.ndjson': ndjson(restated(12), restated(11)),
  'old.ndjson': at('2025-11-02T09:30:00Z'),
  // The service knows the goal Lead only.
  'unknown-goal.csv': uploadOf({ ...order, name: 'Visit' }),
  'unknown-goal.ndjson': ndjson({ ...lead, conversionName: 'Visit' }),
  'local.ndjson': at('2026-11-02T09:30:00'),
  'twice.ndjson': at('2026-10-25T02:30:00'),
  'slashed.ndjson': at('2/11/2026 09:30:00'),
  'other-names.ndjson': ndjson({ ...timeless, when: lead.conversionTime }),
  'plain.ndjson': ndjson({ ...lead, email: 'john@contoso.com' }),
  'national.ndjson': ndjson({ ...lead, microsoftClickId: '', phone: '030 23125001' }),
  'control.ndjson': ndjson({ ...lead, conversionName: 'Lead\u0001' }),
  'clicks.csv': `Microsoft Click Id,Click Time\n${lead.microsoftClickId},2026-11-01T09:30:00Z\n`,
  'late-clicks.csv': `Microsoft Click Id,Click Time\n${lead.microsoftClickId},2026-11-03T09:30:00Z\n`,
  'other-goals.json': JSON.stringify({ ConversionGoals: [{ ...goal, Name: 'Sale' }] }),
  'lenient.json': JSON.stringify({ severity: { 'conversion-too-old': 'warning' } }),
  'severe.json': JSON.stringify({ severity: { placeholder: 'error' } }),
  'other.json': JSON.stringify({ goals: 'other-goals.json' }),
  'misspelled.json': JSON.stringify({ severty: {} }),
  'left-009.csv': sent,
  'half.ndjson': ndjson(lead, wrongLead),
  'none-right.ndjson': ndjson(wrongLead),
  'none.ndjson': '',
  'bad.ndjson': '\ufffe\u0000',
  'accepted.csv': resultOf('Offline Conversion,,17,order-1,Lead,11/2/2026 9:30:00 AM,12.5,,,'),
  'rejected.csv': resultOf(
    'Offline Conversion,,17,order-1,Lead,11/2/2026 9:30:00 AM,12.5,,,',
    wrong(order, 5612),
  ),
  'other.csv': resultOf('Offline Conversion,,17,order-9,Lead,11/2/2026 9:30:00 AM,12.5,,,'),
  'goals.json': JSON.stringify({ ConversionGoals: [goal] }),
  'goals-failed.json': JSON.stringify({ PartialErrors: [{ Code: 106, Index: 0 }] }),
  'no-goals.json': JSON.stringify({ ConversionGoals: [] }),
  'report-failed.json': JSON.stringify({
    OfflineGoalConversionSummaries: [],
    PartialErrors: [{ Code: 106, Index: 0 }],
  }),
  'report.json': JSON.stringify({ OfflineGoalConversionSummaries: [] }),
};
