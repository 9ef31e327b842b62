import { showIfAllowed } from '../../engine/cell-context';
import type { Issue } from '../../issues/issue';
import { createJudge } from '../../issues/level';
import { issueOf } from '../../messages/issue';
import { settingsFor } from '../../options/settings';
import { offlineConversion } from '../../records/offline-conversion';
import { propertyMeantBy } from '../../schema/usual-names';
import type { RecordOptions } from '../flags/records';

/**
 * Issues about unknown columns that the first row leaves empty. Until a row fills one, nothing is lost, so they
 * are warnings. They are found at the start, so that all names in a header can be corrected at once.
 */
export function issuesOfEmptyColumns(
  names: readonly string[],
  { library }: Pick<RecordOptions, 'library'>,
): readonly Issue[] {
  const settings = settingsFor(library);
  const severity = createJudge(settings)('property-unknown', 'warning');
  if (severity === undefined) return [];
  return names.map((name) => {
    const facts = {
      name: showIfAllowed(name, false, settings.showValues),
      reason: 'unknown',
      nearest: propertyMeantBy(name, offlineConversion),
    } as const;
    return issueOf({ code: 'property-unknown', severity, facts }, { line: 0, row: 0 });
  });
}
