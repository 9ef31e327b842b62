import { readAnswerText } from '../../api/answer/answer-text';
import { readReport } from '../../api/report/read';
import type { Report, ReportError } from '../../api/report/report';
import { defaultMaxLength } from '../../api/wire/bounds';
import { attributionText } from '../../report/attribution/attribution';
import { errorJson } from '../../report/service-error';
import { oneOf, readArguments } from '../flags/arguments';
import { inputFile } from '../input/file';
import type { Terminal } from '../output/terminal';
import { inWords } from '../unreadable';
import { UsageError } from '../usage-error';

export async function reportCommand(args: readonly string[], terminal: Terminal) {
  const { values, positionals: files } = readArguments(args, { format: { type: 'string' } });
  const format = oneOf('format', values.format, ['text', 'json']) ?? 'text';
  if (files.length === 0) throw new UsageError('report needs a FILE, or "-".');
  if (files.filter((file) => file === '-').length > 1)
    throw new UsageError('standard input can be read once only.');

  const answers: string[] = [];
  for (const file of files) answers.push(await textOf(file, terminal));
  const report = reportOf(files, answers);
  const nameOf = (answer: number) => (files.length > 1 ? files[answer] : undefined);
  await terminal.out(
    format === 'json'
      ? `${JSON.stringify({ files, ...report, errors: report.errors.map(reportErrorJson) })}\n`
      : attributionText(report, terminal.ink, nameOf),
  );
  return report.errors.length > 0 ? 1 : 0;
}

/** An answer is read up to its bound and no further: a file may be of another kind, and of any size. */
async function textOf(file: string, terminal: Terminal): Promise<string> {
  try {
    return await readAnswerText(inputFile(file, terminal), defaultMaxLength);
  } catch (cause) {
    throw inWords(file, cause);
  }
}

/** The report; an answer that can not be read is told with its file. */
function reportOf(files: readonly string[], answers: readonly string[]): Report {
  let reading = 0;
  function* each() {
    for (const answer of answers) {
      yield answer;
      reading++;
    }
  }
  try {
    return readReport(each());
  } catch (cause) {
    throw inWords(files[reading], cause);
  }
}

/** An error without what looks like an identifier, as in the other commands. */
function reportErrorJson(error: ReportError): object {
  const { answer, index, goalId, trackingId } = error;
  return {
    ...errorJson(error),
    answer,
    ...(index !== undefined && { index }),
    ...(goalId !== undefined && { goalId }),
    ...(trackingId !== undefined && { trackingId }),
  };
}
