import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { describe, expect, it, test } from 'vitest';
import { version } from '../../../package.json';
import { reportFormats } from '../../../src/report/formats/format';
import { folderOf, fromNdjson, run } from '../../support/run';
import { faultsOf as faultsOfSarif } from '../../support/sarif';
import { faultsOf as faultsOfJson } from '../../support/schemas';
import { cases, type ReportCase } from './cases';
import { faultsOfHtml } from './valid-html';

/* Each report in full, as it is in the folder `expected`, and against the schema or a parser of its format. */

/** The reports of a command by their extension, and what it prints. */
async function reportsOf({
  files,
  args,
  code,
  printed,
}: ReportCase): Promise<Record<string, string>> {
  const cwd = folderOf(files);
  const flags = reportFormats.flatMap((format) => ['--report', `report.${format}`]);
  const outcome = await run([...args, '--format', printed, ...flags], { cwd });
  expect([outcome.stderr.split('\n').slice(-7, -1), outcome.code]).toEqual([
    reportFormats.map((format) => `report.${format}: report written`),
    code,
  ]);
  const read = (format: string) => readFileSync(join(cwd, `report.${format}`), 'utf8');
  const reports = reportFormats.map((format) => [format, read(format)] as const);
  return { ...Object.fromEntries(reports), [printed]: outcome.stdout };
}

/** Without the style, which has tests of its own, and the version of the package. */
function withoutStyle(text: string): string {
  return text
    .replace(/<style>.*<\/style>/s, '<style>…</style>')
    .replace(/'sha256-[^']*'/, "'sha256-…'")
    .replaceAll(`msads-bulk@${version}`, 'msads-bulk@VERSION')
    .replaceAll(`"version": "${version}"`, '"version": "VERSION"');
}

const expectedOf = (name: string, format: string) =>
  readFileSync(new URL(`expected/${name}.${format}.txt`, import.meta.url), 'utf8');

describe.each(Object.entries(cases))('%s', (name, each) => {
  it.each([...reportFormats, each.printed])('in %s', async (format) => {
    const reports = await reportsOf(each);
    expect(withoutStyle(reports[format] ?? '')).toBe(expectedOf(name, format));
  });

  it('follows the schemas of its formats', async () => {
    const { html = '', xml = '', sarif = '', json = '', ndjson = '' } = await reportsOf(each);
    expect(await faultsOfHtml(html)).toEqual([]);
    expect(faultsOfJunit(xml)).toEqual([]);
    expect(faultsOfSarif(JSON.parse(sarif))).toEqual([]);
    for (const value of [JSON.parse(json), ...fromNdjson(ndjson)]) {
      const { $schema = '' } = value as { readonly $schema?: string };
      const schema = /^msads-bulk\/schemas\/(.*)\.json$/.exec($schema)?.[1];
      if (schema !== undefined) expect(faultsOfJson(schema, value)).toEqual([]);
    }
    expect(JSON.parse(json)).toHaveProperty('$schema');
  });
});

const schema = readFileSync('test/fixtures/junit.xsd', 'utf8');

function faultsOfJunit(xml: string): readonly string[] {
  using document = XmlDocument.fromString(xml);
  using schemaDocument = XmlDocument.fromString(schema);
  using validator = XsdValidator.fromDoc(schemaDocument);
  try {
    validator.validate(document);
    return [];
  } catch (cause) {
    return [String(cause)];
  }
}

test.each([
  [
    'a case without a name',
    '<testsuites tests="0" failures="0" errors="0"><testsuite name="a" tests="1" failures="0" errors="0"><testcase classname="a"/></testsuite></testsuites>',
  ],
  [
    'a suite without counts',
    '<testsuites tests="0" failures="0" errors="0"><testsuite name="a"/></testsuites>',
  ],
  ['an element of something else', '<results/>'],
])('the schema of JUnit has something against %s', (_, xml) => {
  expect(faultsOfJunit(xml)).not.toEqual([]);
});
