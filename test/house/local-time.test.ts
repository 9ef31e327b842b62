import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it, test } from 'vitest';

/*
 * Nothing in src/ may depend on the zone or the language of the machine. The unit tests run in two zones
 * (`npm run test:zones`); this finds what they might miss.
 */

/** Members of `Date` that use the zone of the machine, and of all types that use its language. */
const local =
  /^(?:[gs]et(?:FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds|Year|TimezoneOffset)|to(?:Date|Time)String|toLocale\w*|localeCompare)$/;

/** What may be used, by file, and why. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  // Names countries in English, whatever the machine speaks.
  'identifiers/country.ts': ['Intl'],
  // Breaks a text into graphemes, which are the same in every language.
  'report/terminal/display-width.ts': ['Intl'],
  // Writes numbers and times in English and UTC, whatever the browser speaks.
  'page/words/numbers.ts': ['Intl', 'Intl'],
  // The time in an archive has no zone: this one is the same wherever the archive is made.
  'node/zip.ts': ['new Date'],
};

/** What depends on the machine in a text of TypeScript, in the order of the text. */
function localUses(text: string): readonly string[] {
  const found: string[] = [];
  function visit(node: ts.Node): void {
    if (ts.isIdentifier(node) && (local.test(node.text) || isIntl(node))) found.push(node.text);
    // With a year and a month, a date is that of the machine's zone.
    if (ts.isNewExpression(node) && isDate(node.expression) && (node.arguments ?? []).length > 1)
      found.push('new Date');
    ts.forEachChild(node, visit);
  }
  visit(ts.createSourceFile('x.ts', text, ts.ScriptTarget.ES2022, true));
  return found;
}

const isDate = (node: ts.Expression) => ts.isIdentifier(node) && node.text === 'Date';

/** Whether `Intl` is a value here: its types are erased. */
function isIntl({ text, parent }: ts.Identifier): boolean {
  return text === 'Intl' && !ts.isQualifiedName(parent);
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'));

describe('nothing depends on the zone or the language of the machine', () => {
  it('is checked in all of src', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files).toEqual(expect.arrayContaining(Object.keys(allowed)));
  });

  test.each(files)('%s', (path) => {
    expect(localUses(readFileSync(`src/${path}`, 'utf8'))).toEqual(allowed[path] ?? []);
  });
});

describe('the check itself', () => {
  it.each<[text: string, found: readonly string[]]>([
    ['date.getHours()', ['getHours']],
    ['date?.setMonth(1)', ['setMonth']],
    ['const { getTimezoneOffset } = Date.prototype;', ['getTimezoneOffset']],
    ['(1.5).toLocaleString()', ['toLocaleString']],
    ['"I".toLocaleLowerCase()', ['toLocaleLowerCase']],
    ['names.sort((a, b) => a.localeCompare(b))', ['localeCompare']],
    ['new Intl.NumberFormat().format(1)', ['Intl']],
    ['new Date(2026, 0); new Date(2026)', ['new Date']],
    ['date.toTimeString()', ['toTimeString']],
  ])('finds %s', (text, found) => {
    expect(localUses(text)).toEqual(found);
  });

  it.each([
    'date.getUTCHours()',
    'date.getTime()',
    'date.toISOString()',
    'new Date(Date.UTC(2026, 0))',
    'text.toLowerCase()',
    'let segmenter: Intl.Segmenter | undefined;',
  ])('lets %s pass', (text) => {
    expect(localUses(text)).toEqual([]);
  });
});
