import { dirname, extname } from 'node:path';
import type { FileChange } from '../../node/replace/replace-files';
import { partFiles } from '../../node/split-files';
import { delimiterOf } from '../../node/upload-target';
import { csvName, packFor, zipPieces } from '../../node/zip';
import type { HashOptions } from '../../options/options';
import { readSettings } from '../../options/settings';
import type { ConversionType } from '../../records/offline-conversion/conversion-type';
import type { ReportContent } from '../../report/content/content';
import { pluralize } from '../../report/terminal/ink';
import { splitRecords } from '../../split';
import { writeJson } from '../../text/shown/escapes';
import { writeRecords } from '../../write';
import { asConversionType, readConfiguredArguments } from '../config/arguments';
import { createDocument } from '../documents/document';
import { oneFile, oneOf, readCount } from '../flags/arguments';
import { namedFiles } from '../flags/files';
import { readRecordOptions, recordFlags } from '../flags/records';
import { objectCandidates } from '../input/candidates';
import { type InputFormat, inputItems } from '../input/items';
import { assertAcceptedName, assertSeparate, assertTarget, writeOutputs } from '../output/file';
import { githubPieces } from '../output/github';
import { createLeftovers } from '../output/leftovers';
import { openReportFiles, readReportFiles, reportFileFlags } from '../output/report-files';
import type { Terminal } from '../output/terminal';
import { prepareObjects } from '../records/object-records';
import { RecordRun } from '../records/record-run';
import { UsageError, withFlags } from '../wrong-use';

export const flags = {
  ...recordFlags,
  output: { type: 'string', short: 'o', file: 'write' },
  'max-rows': { type: 'string' },
  'max-bytes': { type: 'string' },
  clean: { type: 'boolean' },
  zip: { type: 'boolean' },
  format: { type: 'string' },
  ...reportFileFlags,
} as const;

const formats: readonly InputFormat[] = ['ndjson', 'json', 'csv', 'singer'];

export async function generateCommand(args: readonly string[], terminal: Terminal) {
  const options = await readOptions(args, terminal);
  const { input, output, from, split, zip, format, recordType } = options;
  if (output !== '-') terminal.goOnWithoutReader();
  const reports = await openReportFiles(options.reportFiles, terminal);
  const run = new RecordRun(options, terminal);
  let state: unknown;
  const items = inputItems(input, from, options.names, terminal, (latest) => {
    state = latest;
  });
  const candidates = objectCandidates(items);
  const { records, writing } = prepareObjects(candidates, options, run, terminal);
  const parts: string[] = [];
  const others = options.files.filter(({ name }) => name !== '--output');
  const leftovers = createLeftovers(others, terminal);

  async function* outputFiles(): AsyncGenerator<FileChange, void> {
    const name = csvName(output, writing.delimiter);
    if (split) {
      const parting = { ...writing, ...split, name };
      const uploads = withFlags(() =>
        splitRecords<ConversionType, HashOptions>(recordType, records, parting),
      );
      const onPart = async ({ path }: { readonly path: string }) => {
        await assertTarget(path, others, terminal);
        parts.push(path);
      };
      const folder = dirname(terminal.resolve(output));
      yield* partFiles(output, uploads, onPart, folder, options.clean ? leftovers.add : undefined);
    } else {
      const pieces = packFor(
        output,
        name,
        writeRecords<ConversionType, HashOptions>(recordType, records, writing),
      );
      yield { path: output, pieces };
    }
    yield* run.end();
  }

  async function print(): Promise<void> {
    const pieces = writeRecords<ConversionType, HashOptions>(recordType, records, writing);
    for await (const piece of zip ? zipPieces('upload.csv', pieces) : pieces)
      await terminal.out(piece);
    await writeOutputs(run.end(), terminal);
  }

  const isComplete = await run.finish(() =>
    output === '-' ? print() : writeOutputs(outputFiles(), terminal),
  );
  if (isComplete) await leftovers.report();
  await terminal.log({ level: isComplete ? 'info' : 'error', message: outcome() });
  const written = { files: isComplete ? (split ? parts : [output]) : [] };
  async function contentOf(): Promise<ReportContent> {
    const { generationContent } = await import('../../report/content/generation');
    return generationContent({ ...run.issues, outcome: outcome(), summary: run.summary(written) });
  }
  if (format === 'json')
    await terminal.out(`${writeJson(createDocument('generate', run.summary(written)))}\n`);
  if (format === 'github')
    for (const piece of await githubPieces(await contentOf())) await terminal.out(piece);
  await reports.end(contentOf);
  // The tap goes on from here the next time, so what came before must be in its place.
  if (isComplete && state !== undefined) await terminal.out(`${writeJson(state)}\n`);
  return run.exitCode;

  function outcome(): string {
    if (!isComplete) return run.describeStop(output === '-' ? undefined : output);
    const [target = output === '-' ? 'standard output' : output] = parts;
    const files = parts.length > 1 ? `${target} to ${parts.at(-1)}` : target;
    const inFiles = parts.length > 1 ? ` in ${parts.length} files` : '';
    return `${files}: ${pluralize(run.records, 'record')} written${inFiles}${run.leftOut}`;
  }
}

async function readOptions(args: readonly string[], terminal: Terminal) {
  const { values, positionals, ...config } = await readConfiguredArguments(args, flags, terminal);
  const recordType = asConversionType(config.recordType, 'generate');
  const input = oneFile('INPUT', positionals);
  const { zip = false } = values;
  if (values.output === undefined)
    throw new UsageError('Name the output with -o FILE, or "-o -" for standard output.');
  const output = zip ? zipName(values.output) : values.output;
  const maxRows = readCount('max-rows', values['max-rows']);
  const maxBytes = readCount('max-bytes', values['max-bytes']);
  const split = maxRows === undefined && maxBytes === undefined ? undefined : { maxRows, maxBytes };
  if (split && output === '-')
    throw new UsageError('--max-rows and --max-bytes write several files, so -o needs a FILE.');
  const { clean = false } = values;
  if (clean && !split) throw new UsageError('--clean needs --max-rows or --max-bytes.');
  const format = oneOf('format', values.format, ['text', 'json', 'github']) ?? 'text';
  if (format !== 'text' && output === '-')
    throw new UsageError(`--format ${format} prints to standard output, so -o needs a FILE.`);
  if (values.from === 'singer' && (output === '-' || format !== 'text'))
    throw new UsageError(
      '--from singer prints the state of the tap to standard output, so -o needs a FILE, and --format must be text.',
    );
  const reportFiles = readReportFiles(values.report);
  const files = namedFiles(flags, { ...values, output }, { INPUT: input });
  await assertSeparate(files, terminal);
  const options = await readRecordOptions(input, values, recordType, terminal, formats);
  if (output !== '-')
    await assertAcceptedName(output, terminal, { isOfParts: split !== undefined });
  const library = {
    ...options.library,
    delimiter: delimiterOf(values.output),
  };
  if (split) withFlags(() => readSettings(recordType, 'split', { ...library, ...split }));
  return { ...options, files, reportFiles, library, output, split, clean, zip, format };
}

/** The service recognizes an archive by its extension. */
function zipName(output: string): string {
  if (output === '-' || extname(output).toLowerCase() === '.zip') return output;
  return `${output.replace(/\.[ct]sv$/i, '')}.zip`;
}
