import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { unattributedReasons } from '../../src/api/report/reasons';
import { issueCodes, offlineConversion, offlineConversionGoal } from '../../src/index';
import { anticipatedBy } from '../../src/schema/service-names';
import { serviceErrors } from '../../src/vendor/errors';
import { generatedPart, updateParts } from './generated';

const path = 'docs/troubleshooting.md';
const finders = [offlineConversion, offlineConversionGoal].map(anticipatedBy);
const errors = Object.entries(serviceErrors as Record<string, ErrorEntry>);

interface ErrorEntry {
  readonly number?: number;
  readonly advice: string;
  readonly meaning: string;
}

const numbered = errors
  .filter(([, { number }]) => number !== undefined)
  .sort(([, a], [, b]) => Number(a.number) - Number(b.number));
const unnumbered = errors.filter(([, { number }]) => number === undefined);

const table = [
  '| Number | Name | Advice | Meaning | Codes |',
  '| --- | --- | --- | --- | --- |',
  ...[...numbered, ...unnumbered].map(([name, { number, advice, meaning }]) => {
    const codes = new Set(finders.flatMap((find) => find(name)));
    const links = [...codes].map((code) => `[\`${code}\`](issues.md#${code})`);
    return `| ${[number ?? '', name, `\`${advice}\``, meaning, links.join(', ')].join(' | ')} |`;
  }),
].join('\n');
updateParts(path, { 'service-errors': table });
const page = readFileSync(path, 'utf8');

/** The rows of the tables that were written by hand: symptom, cause, codes, what to do. */
const symptoms = page
  .replace(/<!-- generated:[\s\S]*?<!-- end -->/, '')
  .split('\n')
  .filter((line) => /^\| (?!Symptom|---|Number)/.test(line))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '')));

const codeLinks = (cell: string) =>
  [...cell.matchAll(/\[`([a-z-]+)`\]\(issues\.md#([a-z-]+)\)/g)].map(([, code, anchor]) => [
    code,
    anchor,
  ]);

it('has four cells in each row, and a row in each section', () => {
  expect(symptoms.length).toBeGreaterThan(30);
  expect(symptoms.filter((row) => row.length !== 4)).toEqual([]);
});

it.each(symptoms)('links only codes that exist: %s', (_, __, codes = '') => {
  if (codes === '–') return;
  const links = codeLinks(codes);
  expect(links.map(([code, anchor]) => `[\`${code}\`](issues.md#${anchor})`).join(', ')).toBe(
    codes,
  );
  for (const [code, anchor] of links) {
    expect(Object.keys(issueCodes)).toContain(code);
    expect(anchor).toBe(code);
  }
});

it('names only errors and reasons of the service that exist', () => {
  const texts = symptoms.map(([symptom = '']) => symptom);
  const numbers = texts.flatMap((text) => text.match(/\b\d{4}\b/g) ?? []).map(Number);
  const known = errors.map(([, { number }]) => number);
  expect(numbers.filter((number) => !known.includes(number))).toEqual([]);
  const reasons = texts.flatMap((text) =>
    [...text.matchAll(/`([A-Z]\w{5,})`/g)].map(([, name]) => name),
  );
  expect(reasons.filter((reason) => !Object.hasOwn(unattributedReasons, reason as string))).toEqual(
    [],
  );
  expect([numbers.length, reasons.length].every((count) => count > 5)).toBe(true);
});

it('has every error of the service with its meaning and its codes', () => {
  expect(generatedPart(path, 'service-errors')).toBe(table);
});
