import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const dist = new URL('../../dist/', import.meta.url);
const read = (name: string) => readFileSync(fileURLToPath(new URL(name, dist)), 'utf8');

/** Packages that built declarations name, in any file that they reach. */
function packagesOf(entry: string, textOf = read): readonly string[] {
  const packages = new Set<string>();
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const { importedFiles, typeReferenceDirectives } = ts.preProcessFile(textOf(name));
    for (const { fileName } of typeReferenceDirectives) packages.add(fileName);
    for (const { fileName } of importedFiles)
      if (fileName.startsWith('./')) visit(fileName.slice(2).replace(/\.(c?)js$/, '.d.$1ts'));
      else packages.add(fileName);
  };
  visit(entry);
  return [...packages].sort();
}

describe('the public types that are built', () => {
  test.each(['index.d.ts', 'index.d.cts'])(
    'of the core name luxon alone, no papaparse, no zod, nothing of Node: %s',
    (entry) => {
      expect(packagesOf(entry)).toEqual(['luxon']);
    },
  );

  const others = ['node', 'services', 'client', 'ledger', 'worker'].flatMap((name) => [
    `${name}.d.ts`,
    `${name}.d.cts`,
  ]);
  test.each(others)('of the other parts name no more: %s', (entry) => {
    expect(packagesOf(entry)).toEqual(['luxon']);
  });

  test('would show a package that one of them names', () => {
    const leaking = (name: string) => `import * as z from 'zod/mini';\n${read(name)}`;
    expect(packagesOf('index.d.ts', leaking)).toEqual(['luxon', 'zod/mini']);
  });
});
