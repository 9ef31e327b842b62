import { uploadText } from './upload-text';

/** Columns of a result, few enough for a table. */
export const resultHeader =
  'Type,Name,Id,Client Id,Conversion Name,Error,Error Number,Field Path,Error Detail';
export const resultVersion = 'Format Version,6.0,,,,,,,';

/** A result with these rows, the first of them on line 3. */
export function resultText(...rows: readonly string[]): string {
  return uploadText(resultHeader, resultVersion, ...rows);
}

export function record(clientId: string, id = ''): string {
  return `Offline Conversion,,${id},${clientId},Lead,,,,`;
}

/** @param cells Error, Error Number, Field Path and Error Detail, as far as they are filled */
export function error(clientId: string, ...cells: readonly (string | number)[]): string {
  const [name = '', number = '', fieldPath = '', detail = ''] = cells;
  return `Offline Conversion Error,,,${clientId},Lead,${name},${number},${fieldPath},${detail}`;
}

/** Error rows with a number that is documented, by that number. */
const names = {
  5604: 'OfflineConversionMicrosoftClickIdInvalid',
  5609: 'OfflineConversionTimeOutOfWindow',
  5612: 'OfflineConversionsApplyFailed',
  5625: 'OfflineConversionAdjustmentValueRequired',
  5627: 'OfflineConversionRestateRetractNotSupported',
} as const;

export type KnownNumber = keyof typeof names;

export function nameOf(number: KnownNumber): string {
  return names[number];
}

/** An error row as the service gives it. */
export function failed(clientId: string, number: KnownNumber): string {
  return error(clientId, names[number], number);
}
