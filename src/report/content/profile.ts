import type { OfflineConversionProfile } from '../../profile/profile';
import { jsonLine } from '../../text/shown/pieces';
import { profileDocument } from '../profile/document';
import { notableSentence } from '../profile/notable';
import type { ReportContent, Stamp } from './content';

/** What a profile says. What stands out is a warning: a profile has no errors. */
export function profileContent(file: string, profile: OfflineConversionProfile): ReportContent {
  const json = (stamp: Stamp) => jsonLine(stamp('profile', { file, ...profile }));
  const findings = profile.notable.map((notable) => ({
    ...({ code: notable.code, severity: 'warning', place: undefined } as const),
    message: notableSentence(notable),
  }));
  const counts: Record<string, number> = {};
  for (const { code } of findings) counts[code] = (counts[code] ?? 0) + 1;
  return {
    command: 'profile',
    files: [{ file, findings, counts }],
    isComplete: true,
    json,
    ndjson: json,
    document: () => profileDocument(file, profile),
  };
}
