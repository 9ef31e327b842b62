import type { FileOwner } from './database/fleet-file';
import type { FleetEvent } from './metric';
import type { FleetSettings } from './options';

type OfFile = Extract<FleetEvent, { readonly upload: number }>;
type WithoutOwner<E> = E extends unknown ? Omit<E, 'account' | 'customer' | 'upload'> : never;

/** Reports something that happened to a file. */
export function tellOf(
  { onMetric, clock }: Pick<FleetSettings, 'onMetric' | 'clock'>,
  { account, customer, upload }: Omit<FileOwner, 'slot'>,
  event: WithoutOwner<OfFile>,
): void {
  const at = new Date(clock.now()).toISOString();
  onMetric({ ...{ at, account, customer, upload }, ...event } as OfFile & { readonly at: string });
}
