import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { zipOf } from '../support/archives';
import { useScratch } from '../support/scratch';
import { onlyFileOf } from '../support/zip-file';

/* Bundled code of CommonJS must find the modules of Node in both forms of the package. */

const scratch = useScratch();

test.each([
  ['an ES module', 'module', `import { bulkFile, writeBulkFile } from 'PATH/node.js';`],
  ['CommonJS', 'commonjs', `const { bulkFile, writeBulkFile } = require('PATH/node.cjs');`],
])('the built package reads and writes archives as %s', (_, type, imports) => {
  const path = scratch.file('in.zip', zipOf([{ content: 'Type,Name\r\n' }]));
  const script = `
    ${imports.replace('PATH', resolve('dist'))}
    writeBulkFile(${JSON.stringify(scratch.at('out.zip'))}, bulkFile(${JSON.stringify(path)}))
      .then(() => console.log('written'));
  `;
  const args = [`--input-type=${type}`, '-e', script];
  expect(execFileSync(process.execPath, args).toString()).toBe('written\n');
  const out = scratch.at('out.zip');
  const { name, content } = onlyFileOf(readFileSync(out));
  expect([name, content.toString()]).toEqual(['out.csv', 'Type,Name\r\n']);
});

test.each(['index', 'node', 'services', 'client', 'ledger'])(
  '%s shows its classes by their own names',
  async (entry) => {
    const all = (await import(resolve('dist', `${entry}.js`))) as Record<string, unknown>;
    const classes = Object.entries(all).filter(([, value]) => /^class\b/.test(String(value)));
    for (const [name, value] of classes) expect((value as { name: string }).name).toBe(name);
    expect(classes.length > 0).toBe(entry !== 'node');
  },
);

/*
 * Where no code may be made of strings, Node 20 finds the names of a CommonJS module only if they are
 * assigned. A module that is loaded with import() and also shared would get them from another one.
 */
test('what is loaded with import() as CommonJS assigns its names', () => {
  const files = readdirSync('dist').filter((name) => name.endsWith('.cjs'));
  const read = (name: string) => readFileSync(resolve('dist', name), 'utf8');
  const loaded = files.flatMap((name) =>
    [...read(name).matchAll(/import\('\.\/([^']+\.cjs)'\)/g)].map(([, each]) => each as string),
  );
  expect(loaded.length).toBeGreaterThan(2);
  expect(loaded.filter((name) => !/^exports\.\w+ = /m.test(read(name)))).toEqual([]);
});
