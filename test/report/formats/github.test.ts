import { expect, test } from 'vitest';
import type { FileFindings, Finding } from '../../../src/report/content/content';
import { githubLines } from '../../../src/report/formats/github';

const finding = (code: string, severity: Finding['severity'], line: number): Finding => ({
  ...{ code, severity, place: { line }, message: `${code} ${line}` },
});
const lines = (...files: readonly FileFindings[]) => [...githubLines(files)];
const places = (all: readonly string[]) =>
  all.map((line) => /line=(\d+),title=([\w-]+)/.exec(line)?.slice(1).reverse().join(' ') ?? line);

test('every code has an annotation before one has its second', () => {
  const findings = [
    ...Array.from({ length: 30 }, (_, index) => finding('time-format', 'error', index + 10)),
    ...Array.from({ length: 3 }, (_, index) => finding('click-id', 'error', index + 50)),
    finding('required', 'error', 3),
    ...Array.from({ length: 12 }, (_, index) => finding('time-iso', 'warning', index + 70)),
  ];
  const counts = { 'time-format': 1000, 'click-id': 3, required: 1, 'time-iso': 12, duplicate: 4 };
  expect(places(lines({ file: 'a.csv', findings, counts }))).toEqual([
    ...['time-format 10', 'time-format 11', 'time-format 12'],
    ...['time-format 13', 'time-format 14', 'time-format 15'],
    ...['click-id 50', 'click-id 51', 'click-id 52', 'required 3'],
    ...Array.from({ length: 10 }, (_, index) => `time-iso ${index + 70}`),
    'Not annotated: time-format 994, time-iso 2, duplicate 4.',
  ]);
});

test('the limits hold for all files together', () => {
  const files = Array.from({ length: 12 }, (_, index) => ({
    ...{ file: `${index}.csv`, findings: [finding('required', 'error', index + 1)] },
    counts: { required: 1 },
  }));
  const unopened = { file: 'x.csv', findings: [], counts: {}, unreadable: 'x.csv: is a folder.' };
  const all = lines(...files, unopened);
  expect(all[0]).toBe('::error file=x.csv,title=unreadable::x.csv: is a folder.');
  expect(all).toHaveLength(11);
  expect(all[10]).toBe('Not annotated: required 3.');
});

test.each([
  ['a:b,c%.csv', 'file=a%3Ab%2Cc%25.csv'],
  ['a\nb.csv', 'file=a\\u000ab.csv'],
])('a name that is a command: %s', (file, property) => {
  const findings = [{ ...finding('required', 'error', 3), message: '100%: ::error::\r\nx' }];
  expect(lines({ file, findings, counts: { required: 1 } })).toEqual([
    `::error ${property},line=3,title=required::100%25: \\u003a:error::\\u000d\\u000ax`,
  ]);
});

test('places', () => {
  const at = (place: Finding['place']) =>
    lines({
      ...{ file: 'a.json', counts: { required: 1 } },
      findings: [{ ...finding('required', 'warning', 1), message: 'Empty.', place }],
    });
  expect(at({ index: 4 })).toEqual(['::warning file=a.json,title=required::[4] Empty.']);
  expect(at(undefined)).toEqual(['::warning file=a.json,title=required::Empty.']);
});

test('nothing was found', () => {
  expect(lines({ file: 'a.csv', findings: [], counts: {} })).toEqual([]);
});
