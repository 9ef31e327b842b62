import { pluralize } from '../../../report/terminal/ink';
import { visible } from '../../../text/shown/escapes';
import type { FleetStatus } from '../../../worker';

/** What a fleet is at, in lines. */
export function describeFleet({
  files,
  records,
  inFlight,
  customers,
  oldest,
  givenUp,
}: FleetStatus): string {
  if (files === 0) return 'No files.\n';
  const since = oldest === undefined ? '' : `, the oldest since ${oldest}`;
  const lines = [
    `${pluralize(files, 'file')} of ${pluralize(customers, 'customer')} with ${pluralize(records, 'record')}${since}`,
    `${inFlight} in flight, ${givenUp.length} given up`,
    ...givenUp.map(
      ({ upload, account, records: count, at, reason = 'its workers have died' }) =>
        `Upload ${upload}: account ${account}, ${pluralize(count, 'record')}, ${at}: ${visible(reason)}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}
