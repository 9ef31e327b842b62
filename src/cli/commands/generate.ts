import type { Issue } from '../../issues/issue';
import type { NewFile } from '../../node/replace-file';
import { zipped } from '../../node/zip';
import type { OfflineConversionInput } from '../../records/offline-conversion';
import { pluralize, visible } from '../../report/terminal/ink';
import { writeOfflineConversions } from '../../write';
import { objectCandidates } from '../input/candidates';
import { inputItems } from '../input/items';
import { createEarlierRecords } from '../output/earlier-records';
import { writeOutputs } from '../output/file';
import type { Terminal } from '../output/terminal';
import { readGenerateOptions } from './generate-options';
import { openRecordRun } from './record-run';
import { uploadFiles } from './upload-files';

export async function generateCommand(args: readonly string[], terminal: Terminal) {
  const given = await readGenerateOptions(args, terminal);
  const { input, output, from, hash, options } = given;
  const run = await openRecordRun(given, terminal);
  const earlier = createEarlierRecords<OfflineConversionInput>();
  const items = () => inputItems(input, from, terminal);
  const records = () => run.taken(earlier.noted(objectCandidates(items(), hash)));
  const { onIssue, onSkip } = run.callbacks;
  const writing = {
    ...options,
    ...run.callbacks,
    onIssue: (issue: Issue) => onIssue(earlier.inInput(issue)),
    onSkip({ issues }: { readonly issues: readonly Issue[] }) {
      earlier.leftOut();
      onSkip({ issues: issues.map(earlier.inInput) });
    },
  };
  const parts: string[] = [];

  /** Nothing is put in its place before the rejects are. */
  async function* files(): AsyncGenerator<NewFile, void> {
    yield* uploadFiles(records(), writing, given, terminal, (part) => parts.push(part.path));
    await run.commit();
  }

  async function print(): Promise<void> {
    const pieces = writeOfflineConversions(records(), writing);
    for await (const piece of given.zip ? zipped('upload.csv', pieces) : pieces)
      await terminal.out(piece);
    await run.commit();
  }

  const whole = await run.done(() => (output === '-' ? print() : writeOutputs(files(), terminal)));
  await terminal.err(`${visible(outcome())}\n`);
  return run.exitCode;

  function outcome(): string {
    if (!whole) return run.stopped(output === '-' ? undefined : output);
    const [first, second] = [parts[0], parts.at(-1)];
    const target = output === '-' ? 'standard output' : (first ?? output);
    const files = parts.length > 1 ? `${target} to ${second}` : target;
    const inFiles = parts.length > 1 ? ` in ${parts.length} files` : '';
    return `${files}: ${pluralize(run.records, 'record')} written${inFiles}${run.leftOut}`;
  }
}
