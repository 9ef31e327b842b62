import { readAnswerText } from '../../api/answer/answer-text';
import { readReport } from '../../api/report/read';
import type { Report, ReportError } from '../../api/report/report';
import { defaultMaxLength } from '../../api/wire/bounds';
import { attributionPieces } from '../../report/attribution/attribution';
import { errorJson } from '../../report/service-error';
import { jsonLine } from '../../text/shown/pieces';
import { assertFiles, oneOf, readArguments } from '../flags/arguments';
import { inputFile } from '../input/file';
import type { Terminal } from '../output/terminal';
import { asUsageError, onFile } from '../wrong-use';

export const flags = { format: { type: 'string' } } as const;

export async function reportCommand(args: readonly string[], terminal: Terminal) {
  const { values, positionals: files } = readArguments(args, flags);
  const format = oneOf('format', values.format, ['text', 'json']) ?? 'text';
  assertFiles(files);

  const answers: string[] = [];
  // Up to the maximum length of an answer: the file may be of any kind and size.
  for (const file of files)
    answers.push(await onFile(file, readAnswerText(inputFile(file, terminal), defaultMaxLength)));
  const report = reportOf(files, answers);
  const nameOf = (answer: number) => (files.length > 1 ? files[answer] : undefined);
  const pieces =
    format === 'json'
      ? jsonLine({ files, ...report, errors: report.errors.map(reportErrorJson) })
      : attributionPieces(report, terminal.ink, nameOf);
  for (const piece of pieces) await terminal.out(piece);
  return report.errors.length > 0 ? 1 : 0;
}

/** Makes one report of the answers. An answer that cannot be read is reported with its file. */
function reportOf(files: readonly string[], answers: readonly string[]): Report {
  let current = 0;
  function* countAnswers() {
    for (const answer of answers) {
      yield answer;
      current++;
    }
  }
  try {
    return readReport(countAnswers());
  } catch (cause) {
    throw asUsageError(cause, files[current]);
  }
}

/** An error without texts that look like identifiers, as in the other commands. */
function reportErrorJson(error: ReportError): object {
  const { answer, index, goalId, trackingId } = error;
  return { ...errorJson(error), answer, index, goalId, trackingId };
}
