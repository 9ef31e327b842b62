import type { RecordError } from '../../results/outcome';
import { errorOf } from './fault';
import type { BatchErrorObject } from './objects';

/** What an editorial review says beside the error. */
export interface Editorial {
  readonly appealable?: boolean;
  /** The text that was disapproved: keep it out of logs. */
  readonly disapprovedText?: string;
  readonly location?: string;
  readonly publisherCountry?: string;
  readonly reasonCode?: number;
}

/** The error of one item of a request, as a result file would tell it. */
export function itemError(
  error: BatchErrorObject,
): RecordError & { readonly editorial?: Editorial } {
  const { Appealable, DisapprovedText, Location, PublisherCountry, ReasonCode } = error;
  const editorial: Editorial = {
    ...(Appealable !== undefined && { appealable: Appealable }),
    ...(DisapprovedText !== undefined && { disapprovedText: DisapprovedText }),
    ...(Location !== undefined && { location: Location }),
    ...(PublisherCountry !== undefined && { publisherCountry: PublisherCountry }),
    ...(ReasonCode !== undefined && { reasonCode: ReasonCode }),
  };
  return { ...errorOf(error), ...(Object.keys(editorial).length > 0 && { editorial }) };
}

/** The errors without those that say the same. */
export function once<E extends RecordError>(errors: readonly E[]): readonly E[] {
  return [...new Map(errors.map((error) => [JSON.stringify(error), error])).values()];
}
