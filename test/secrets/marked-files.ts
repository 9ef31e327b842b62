import { planted } from '../support/planted';
import { fileOf } from '../support/rows';
import { add, every } from './planted-rows';

/* Files of every kind with marked values, wrong in as many ways. */

const quoted = (cell: string) => `"${cell}"`;
export const upload = fileOf([
  ...every.map((value, index) => ({ ...add, 'Client Id': `C-${index}`, 'Conversion Name': value })),
  ...every.map((value) => ({ ...add, 'Client Id': '', 'Microsoft Click Id': value })),
]);
export const [header = '', version = '', ...rows] = upload.trimEnd().split('\r\n');
/** Each record with errors that repeat its cells, in each of the cells that tell of an error. */
const result = [
  `${header},Error,Error Number,Field Path,Error Detail`,
  `${version},,,,`,
  ...rows.flatMap((row, index) => {
    const value = quoted(every[index % every.length] as string);
    const error = row.replace('Conversion', 'Conversion Error');
    return [
      `${row},,,,`,
      `${error},${value},,${value},${value}`,
      `${error},OfflineConversionNameInvalid,5606,${value},${value}`,
      `${error},${value},9999,${value},The value ${value.slice(1, -1)} is wrong.`,
    ];
  }),
  `Offline Conversion,,"x"${every[0]}`,
  '',
].join('\r\n');
export const pair = { 'up.csv': upload, 'result.csv': result };

const errors = every.flatMap((value, Index) => [
  { Code: 5606, ErrorCode: value, Message: value, Details: value, FieldPath: value, Index },
  { Code: 99999, ErrorCode: value, Message: `The value ${value} is wrong.`, Index },
]);
const fault = { TrackingId: 'x', Type: 'ApiFaultDetail', OperationErrors: errors };
const soapFault = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>s:${planted['click id']}</faultcode><faultstring>${planted.email}</faultstring></s:Fault></s:Body></s:Envelope>`;
export const answers = {
  'goals.json': JSON.stringify({
    ConversionGoals: [
      { Id: '1', Type: 'OfflineConversion', Name: 'Lead' },
      ...errors.map(() => null),
    ],
    PartialErrors: errors,
  }),
  'report.json': JSON.stringify({ OfflineGoalConversionSummaries: [], PartialErrors: errors }),
  'fault.json': JSON.stringify(fault),
  'fault.xml': soapFault,
  'broken.json': `{"ConversionGoals":[{"Name":"${planted.email}",}]}`,
  'broken.xml': `<a>${planted.email}</b>`,
  'list.json': JSON.stringify([{ name: 'Lead', [planted.email]: planted.hash }]),
  'types.json': JSON.stringify([{ name: 'Lead', createdAt: planted.email }]),
  'text.txt': every.join('\n'),
};
/** Digits alone are an id of a goal, or a value. */
const noNumbers = every.filter((value) => !/^\d+$/.test(value));
const goalRows = noNumbers.flatMap((value) =>
  ['Id', 'Count Type', 'Revenue Value'].map((name) => ({ [name]: value })),
);
export const goalFile = [
  'Type,Name,Id,Count Type,Revenue Value',
  'Format Version,6.0,,,',
  ...goalRows.map(
    (row: Readonly<Record<string, string>>) =>
      `OfflineConversion Goal,Lead,${['Id', 'Count Type', 'Revenue Value'].map((name) => quoted(row[name] ?? '')).join(',')}`,
  ),
  '',
].join('\r\n');
export const clicks = [
  'Microsoft Click Id,Click Time',
  ...every.flatMap((value) => [
    `${quoted(value)},2/1/2026`,
    `${planted['click id']},${quoted(value)}`,
  ]),
  '',
].join('\n');
