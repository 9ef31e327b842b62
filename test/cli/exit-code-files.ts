import { resultOf, uploadOf, wrong } from '../support/pair';

const order = { id: 'order-1', value: '12.5' };
const sent = uploadOf(order);
const lead = {
  conversionName: 'Lead',
  conversionTime: '2026-11-02T09:30:00Z',
  microsoftClickId: 'f894f652ea334e739002f7167ab8f8e3',
};
const wrongLead = { ...lead, microsoftClickId: 'abc' };
const ndjson = (...objects: readonly object[]) =>
  objects.map((object) => `${JSON.stringify(object)}\n`).join('');
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
  'good.ndjson': ndjson(lead),
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
