import { TextBuffer } from '../../text/buffer';
import { writeJson } from '../../text/shown/escapes';
import type { FileFindings, Finding } from '../content/content';
import { ruleOf } from '../content/rule';
import type { Place } from '../place';

/**
 * Writes a SARIF 2.1.0 log, the format in which code hosts and editors read findings. It comes in pieces,
 * because millions of findings are too long for one string.
 * Source: OASIS Static Analysis Results Interchange Format 2.1.0.
 */
export function* sarifLog(
  files: readonly FileFindings[],
  run: {
    readonly version: string;
    /** Whether all files could be read to the end. */
    readonly successful: boolean;
  },
): Generator<string, void> {
  const ruleIds = [...ruleIdsIn(files)];
  const home = homeOf(run.version);
  const notifications = files.flatMap(({ unreadable }) =>
    unreadable === undefined ? [] : [{ level: 'error', message: { text: unreadable } }],
  );
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'msads-bulk',
            version: run.version,
            informationUri: home,
            rules: ruleIds.map((id) => sarifRule(id, home)),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: run.successful,
            ...(notifications.length > 0 && { toolExecutionNotifications: notifications }),
          },
        ],
        results: [],
      },
    ],
  };
  const [head = '', tail = ''] = splitAtEnd(writeJson(log, 2), '[]');
  const buffer = new TextBuffer();
  buffer.add(`${head}[`);
  let separator = '';
  for (const { file, findings } of files)
    for (const finding of findings) {
      const result = writeJson(sarifResult(file, finding, ruleIds), 2);
      buffer.add(`${separator}\n${result}`.replaceAll('\n', `\n${indent}`));
      separator = ',';
      if (buffer.isFull) yield buffer.take();
    }
  buffer.add(separator === '' ? `]${tail}\n` : `\n${indent.slice(2)}]${tail}\n`);
  yield buffer.take();
}

/** The indentation of a result in the log. */
const indent = ' '.repeat(8);

/**
 * The package as a package URL, because SARIF takes only absolute URIs and the docs are in the package.
 * Source: Package URL specification, where the part behind `#` is a path in the package.
 */
function homeOf(version: string): string {
  return `pkg:npm/msads-bulk@${encodeURIComponent(version)}`;
}

/** The parts of a text before and after the last occurrence of another. */
function splitAtEnd(text: string, part: string): readonly string[] {
  const at = text.lastIndexOf(part);
  return [text.slice(0, at), text.slice(at + part.length)];
}

function ruleIdsIn(files: readonly FileFindings[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { findings } of files) for (const { code } of findings) ids.add(code);
  return ids;
}

function sarifRule(id: string, home: string): object {
  const { summary, severity, page } = ruleOf(id);
  const rule = {
    ...{ id, shortDescription: { text: summary } },
    defaultConfiguration: { level: severity },
  };
  if (page === undefined) return rule;
  const text = `${summary}. See ${page} in the package, or run: msads-bulk explain ${id}`;
  return { ...rule, help: { text }, helpUri: `${home}#${page.replace(/#.*/, '')}` };
}

function sarifResult(file: string, finding: Finding, ruleIds: readonly string[]): object {
  const { code, severity, message, place, properties } = finding;
  return {
    ruleId: code,
    ruleIndex: ruleIds.indexOf(code),
    level: severity,
    message: { text: message },
    locations: [locationOf(file, place)],
    ...(properties && { properties }),
  };
}

function locationOf(file: string, place: Place | undefined): object {
  const artifactLocation = { uri: uriOf(file) };
  if (place === undefined) return { physicalLocation: { artifactLocation } };
  if ('line' in place)
    return { physicalLocation: { artifactLocation, region: { startLine: place.line } } };
  const logicalLocations = [{ fullyQualifiedName: `[${place.index}]`, kind: 'element' }];
  return { physicalLocation: { artifactLocation }, logicalLocations };
}

function uriOf(file: string): string {
  const [, drive = '', rest = ''] = /^([A-Za-z]:(?=[\\/]))?(.*)$/s.exec(file) ?? [];
  const path = rest.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  if (drive) return `file:///${drive}${path}`;
  return path.startsWith('/') ? `file://${path}` : path;
}
