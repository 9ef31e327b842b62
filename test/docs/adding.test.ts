import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { help } from '../../src/cli/help';
import type { AnyRecordType } from '../../src/index';
import * as root from '../../src/index';

const architecture = readFileSync('docs/architecture.md', 'utf8');

/** The numbered steps of each guide: what to add, and the steps as text. */
const guides = architecture
  .split(/^## /m)
  .filter((section) => section.startsWith('Adding '))
  .map((section) => {
    const [title = '', ...lines] = section.split('\n');
    const steps = lines
      .join('\n')
      .split(/^\d+\. /m)
      .slice(1)
      .map((step) => (step.split('\n\n')[0] as string).replace(/\s+/g, ' '));
    return [title, steps] as const;
  });

describe('docs/architecture.md', () => {
  it('has a guide for everything that is added often', () => {
    expect(guides.map(([title]) => title)).toEqual([
      'Adding a rule',
      'Adding a column',
      'Adding a record type',
      'Adding a command',
    ]);
  });

  it.each(guides)('says of each step who notices that it was forgotten: %s', (_title, steps) => {
    expect(steps.length).toBeGreaterThan(3);
    for (const step of steps) {
      const noticed = /\*Noticed by (.*)\*/.exec(step)?.[1] ?? '';
      const tests = [...noticed.matchAll(/`(test\/[^`]+)`/g)].map(([, path]) => path as string);
      expect(noticed.includes('the compiler') || tests.length > 0, step).toBe(true);
      expect(tests.filter((path) => !existsSync(path))).toEqual([]);
    }
  });
});

describe('a record type', () => {
  const folders = readdirSync('src/records');
  const exported = Object.values(root).filter(
    (value): value is AnyRecordType => typeof value === 'object' && 'actionOf' in value,
  );

  test.each(folders)('is exported: %s', async (folder) => {
    const module: object = await import(`../../src/records/${folder}/index.ts`);
    const types = Object.values(module).filter((value) => typeof value === 'object');
    expect(types).toHaveLength(1);
    // As itself, or with the members of a Standard Schema besides.
    const columns = (types[0] as AnyRecordType).columns;
    expect(exported.map((type) => type.columns)).toContain(columns);
  });

  test.each(folders)('has its matrix restated by a test: %s', (folder) => {
    expect(existsSync(`test/records/${folder}/matrix.test.ts`)).toBe(true);
  });
});

describe('a command', () => {
  const commands = Object.keys(help).filter((name) => name !== 'main');
  const page = readFileSync('docs/cli.md', 'utf8');
  const tests = readdirSync('test/cli', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => readFileSync(`test/cli/${path}`, 'utf8'))
    .join('\n');

  it.each(commands)('has a line in the overview, a section and a test: %s', (name) => {
    expect(help.main).toMatch(new RegExp(`^ +(?:msads-bulk )?${name}\\b`, 'm'));
    expect(page).toMatch(new RegExp(`^## ${name}\\b`, 'm'));
    expect(tests).toMatch(new RegExp(`\\[\\s*'${name}'|'${name}',`));
  });
});
