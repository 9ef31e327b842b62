import type { ReportContent } from '../../report/content/content';
import { joinLines } from '../../text/shown/pieces';

/** What a command found as annotations of GitHub Actions. */
export async function githubPieces({ files }: ReportContent): Promise<Iterable<string>> {
  const { githubLines } = await import('../../report/formats/github');
  return joinLines(githubLines(files));
}
