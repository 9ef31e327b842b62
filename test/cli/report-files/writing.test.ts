import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { folderOf, fromNdjson, linesOf, now, run } from '../../support/run';
import { cases, type ReportCase } from './cases';

const { validation, generation } = cases as { validation: ReportCase; generation: ReportCase };
const namesIn = (cwd: string) => readdirSync(cwd).sort();

test.each(Object.entries(cases))('%s prints what it prints without a report', async (_, each) => {
  const { files, args } = each;
  const without = await run(args, { cwd: folderOf(files) });
  const cwd = folderOf(files);
  const reports = ['--report', 'a.md', '--report', 'b.ndjson'];
  expect(await run([...args, ...reports], { cwd })).toEqual({
    ...without,
    stderr: without.stderr + linesOf('a.md: report written', 'b.ndjson: report written'),
  });
});

describe('the files', () => {
  it('may have one format, and their extensions any case', async () => {
    const cwd = folderOf(validation.files);
    const args = [...validation.args, '--quiet', '--report', 'a.XML', '--report', 'b.xml'];
    await run(args, { cwd });
    const [a, b] = ['a.XML', 'b.xml'].map((name) => readFileSync(join(cwd, name), 'utf8'));
    expect(a).toBe(b);
    expect(a).toContain('<testsuites');
  });

  it('replace old ones, and keep their permissions', async () => {
    const cwd = folderOf({ ...validation.files, 'a.md': 'old' });
    const { mode } = statSync(join(cwd, 'a.md'));
    await run([...validation.args, '--report', 'a.md', '--report', 'b.md'], { cwd });
    expect(readFileSync(join(cwd, 'a.md'), 'utf8')).toMatch(/^## Validation/);
    expect(statSync(join(cwd, 'a.md')).mode).toBe(mode);
    expect(statSync(join(cwd, 'b.md')).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['absent/b.md', 'msads-bulk generate: absent/b.md: no such file or folder.\n'],
    ['folder.md', 'msads-bulk generate: folder.md: is a folder.\n'],
  ])('are opened before anything is read or written: %s', async (path, sentence) => {
    const cwd = folderOf({ ...generation.files, 'a.html': 'old' });
    mkdirSync(join(cwd, 'folder.md'));
    const before = namesIn(cwd);
    const args = [...generation.args, '--report', 'a.html', '--report', path];
    expect(await run(args, { cwd })).toEqual({ stdout: '', stderr: sentence, code: 2 });
    expect(namesIn(cwd)).toEqual(before);
    expect(readFileSync(join(cwd, 'a.html'), 'utf8')).toBe('old');
  });

  it('stay as they were if the command fails', async () => {
    const cwd = folderOf({ 'result.csv': 'nothing,of\r\na,result\r\n', 'a.html': 'old' });
    const args = ['results', 'result.csv', '--report', 'a.html', '--report', 'b.ndjson'];
    const { code } = await run(args, { cwd });
    expect([code, namesIn(cwd)]).toEqual([2, ['a.html', 'result.csv']]);
    expect(readFileSync(join(cwd, 'a.html'), 'utf8')).toBe('old');
  });

  it('are written although nothing else is', async () => {
    const cwd = folderOf({ 'in.ndjson': '{}\n' });
    const args = ['generate', 'in.ndjson', '-o', 'up.csv', '--report', 'a.json', ...now];
    const { code } = await run(args, { cwd });
    expect([code, namesIn(cwd)]).toEqual([1, ['a.json', 'in.ndjson']]);
    expect(JSON.parse(readFileSync(join(cwd, 'a.json'), 'utf8'))).toMatchObject({
      ...{ written: false, records: 0, rejected: 1, files: [] },
    });
  });
});

describe('long lists', () => {
  const rows = Array.from({ length: 250 }, (_, row) => `Offline Conversion,,${row},Lead,never`);
  const files = {
    'up.csv': linesOf('Type,Name,Client Id,Conversion Name,Conversion Time', ...rows),
  };
  const formats = ['json', 'ndjson', 'xml', 'md', 'html'] as const;

  async function reportsOf(...more: readonly string[]) {
    const cwd = folderOf(files);
    const flags = formats.flatMap((format) => ['--report', `r.${format}`]);
    await run(['validate', 'up.csv', ...now, ...flags, ...more], { cwd });
    const read = (format: string) => readFileSync(join(cwd, `r.${format}`), 'utf8');
    return Object.fromEntries(formats.map((format) => [format, read(format)]));
  }

  it.each([[[]], [['--format', 'ndjson']], [['--format', 'json']]])(
    'are cut, except in NDJSON, whatever is printed: %j',
    async (more) => {
      const { json = '', ndjson = '', xml = '', md = '', html = '' } = await reportsOf(...more);
      const [report] = JSON.parse(json).files;
      const isOf = (code: string) => (issue: unknown) => (issue as { code?: string }).code === code;
      expect(report.counts['time-format']).toBe(250);
      expect(report.issues.filter(isOf('time-format'))).toHaveLength(100);
      expect(report.truncated).toBe(true);
      const lines = fromNdjson(ndjson);
      expect(lines.filter(isOf('time-format'))).toHaveLength(250);
      expect(lines.at(-1)).toMatchObject({ truncated: false, counts: report.counts });
      expect(xml).toContain('\nand 150 more\n');
      expect(md.match(/^\| line /gm)).toHaveLength(20);
      expect(html).toContain('<caption>time-format: the first 100</caption>');
      expect(html).toContain('<p>150 more.</p>');
    },
  );
});
