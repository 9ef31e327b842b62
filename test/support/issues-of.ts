import { validateBulkFile } from '../../src/index';
import { fileOf, now, type Row } from './rows';
import { type Placed, withoutMessage } from './without-message';

type Options = Parameters<typeof validateBulkFile>[1];

/** All issues of a file of these rows, as a report has them. */
export async function issuesOf(rows: readonly Row[], options: Options = {}): Promise<Placed[]> {
  const report = await validateBulkFile(fileOf(rows), { now, ...options });
  return withoutMessage(report.issues);
}

/** Where an issue of a row stands: row 2 is the first of them, on line 3. */
export function on(row: number, action?: string, clientId?: string) {
  return {
    line: row + 1,
    row,
    ...(action === undefined ? {} : { action }),
    ...(clientId === undefined ? {} : { clientId }),
  };
}

/** A name of the service's errors, with its number where one is documented. */
export function service(code: string, number?: number) {
  return { serviceError: number === undefined ? { code } : { number, code } };
}
