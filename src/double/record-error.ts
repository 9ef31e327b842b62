import type { Issue } from '../issues/issue';
import { offlineConversion } from '../records/offline-conversion';
import type { AnyColumn } from '../schema/column';
import { type ServiceError, serviceError } from '../vendor/errors';

/** Why the double rejects a record, as the service would put it. */
export interface RejectedFor extends ServiceError {
  /** The column without its spaces: `ConversionTime`. Empty if no single column is at fault. */
  readonly fieldPath: string;
  /** What the rules say about it, without any value. */
  readonly detail: string;
}

/** The error for a fault that the service has no name for, and no name for its column either. */
const generic = 'BulkServiceUnknownTypeForRow';

/** The service's error for an issue of a record: its own, or else one for the column at fault. */
export function rejectionFor({ serviceError: own, column, message }: Issue): RejectedFor {
  const { number, code } = own ?? serviceError(errorOfColumn(column) ?? generic);
  const fieldPath = column?.replaceAll(' ', '') ?? '';
  return { ...(number !== undefined && { number }), code, fieldPath, detail: message };
}

const columns: readonly AnyColumn[] = Object.values(offlineConversion.columns);

/** The last error that the service has for a column is that of an invalid value. */
function errorOfColumn(header: string | undefined): string | undefined {
  const column = columns.find((each) => each.header === header);
  return Object.values(column?.service ?? {}).at(-1);
}
