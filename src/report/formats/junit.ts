import type { FileFindings, Finding, ReportContent } from '../content/content';
import { type CodeGroup, groupByCode } from '../content/groups';
import { ruleOf } from '../content/rule';
import { pluralize } from '../terminal/ink';
import { markupText } from './markup-text';

/*
 * JUnit XML, which most build servers show as test results. A file is a test suite. Its first test case is
 * whether it can be opened, and each code that was found is another, which fails for an error. JUnit knows no
 * warnings: their test case passes, and lists them as its output.
 *
 * Source: the schemas of the Jenkins xUnit plugin (junit-10.xsd) and of Ant (JUnit.xsd, Windy Road).
 */

/** Writes the lines of a JUnit report, without their ends. */
export function* junitLines({ command, files }: ReportContent): Generator<string, void> {
  const suites = files.map((file) => ({ file, groups: groupByCode(file) }));
  const total = { tests: 0, failures: 0, errors: 0 };
  for (const { file, groups } of suites) {
    const { tests, failures, errors } = countsOf(file, groups);
    total.tests += tests;
    total.failures += failures;
    total.errors += errors;
  }
  yield '<?xml version="1.0" encoding="UTF-8"?>';
  yield `<testsuites name="msads-bulk ${markupText(command)}"${attributes(total)}>`;
  for (const { file, groups } of suites) yield* suiteLines(file, groups);
  yield '</testsuites>';
}

function countsOf({ unreadable }: FileFindings, groups: readonly CodeGroup[]) {
  return {
    tests: groups.length + 1,
    failures: groups.filter(({ severity }) => severity === 'error').length,
    errors: unreadable === undefined ? 0 : 1,
  };
}

function attributes(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => ` ${name}="${count}"`)
    .join('');
}

function* suiteLines(file: FileFindings, groups: readonly CodeGroup[]): Generator<string, void> {
  const name = markupText(file.file);
  yield `  <testsuite name="${name}"${attributes(countsOf(file, groups))}>`;
  const opening = `<testcase classname="${name}" name="can be opened"`;
  if (file.unreadable === undefined) yield `    ${opening}/>`;
  else {
    yield `    ${opening}>`;
    yield `      <error message="${markupText(file.unreadable)}" type="unreadable"/>`;
    yield '    </testcase>';
  }
  for (const group of groups) yield* caseLines(file.file, group);
  yield '  </testsuite>';
}

function* caseLines(file: string, group: CodeGroup): Generator<string, void> {
  const { code, severity, count, findings } = group;
  const name = markupText(code);
  const title = `${pluralize(count, severity)}: ${ruleOf(code).summary}`;
  const element = severity === 'error' ? 'failure' : 'system-out';
  const start =
    severity === 'error'
      ? `<failure message="${markupText(title)}" type="${name}">`
      : `<system-out>${markupText(title)}`;
  yield `    <testcase classname="${markupText(file)}" name="${name}">`;
  yield `      ${start}`;
  for (const finding of findings) yield lineOf(file, finding);
  if (count > findings.length) yield `and ${count - findings.length} more`;
  yield `      </${element}>`;
  yield '    </testcase>';
}

function lineOf(file: string, { place, message }: Finding): string {
  if (place === undefined) return markupText(message);
  const at = 'line' in place ? `:${place.line}` : `[${place.index}]`;
  return markupText(`${file}${at}  ${message}`);
}
