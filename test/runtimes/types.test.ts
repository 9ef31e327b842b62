import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { describe, expect, inject, it, test } from 'vitest';
import { run } from './child';

/* The types of the package as packed: found by every way to look for them, and right. */

const { tarball, typed } = inject('packed');
const here = resolve('test/runtimes');

test('are found as ES modules and as CommonJS, and are of what is loaded', async () => {
  const found = await checkPackage(createPackageFromTarballData(readFileSync(tarball)));
  if (!found.types) throw new Error('There are no types.');
  const entries = Object.keys(found.entrypoints);
  expect(entries).toEqual([
    ...['.', './node', './services', './client', './ledger', './double', './worker'],
    ...['./page', './schemas/*.json', './package.json'],
  ]);
  // The way of Node 10 knows no `exports`: there only the core has types.
  const old = { kind: 'NoResolution', resolutionKind: 'node10' };
  // A page is not code.
  const ofCode = found.problems.filter(
    (each) => !('entrypoint' in each && each.entrypoint === './page'),
  );
  expect(ofCode).toEqual([
    { ...old, entrypoint: './node' },
    { ...old, entrypoint: './services' },
    { ...old, entrypoint: './client' },
    { ...old, entrypoint: './ledger' },
    { ...old, entrypoint: './double' },
    { ...old, entrypoint: './worker' },
  ]);
});

it('are right in these tests, which the compiler of the rest leaves out', async () => {
  const compiler = [process.execPath, compilers[0][1]] as const;
  const ended = await run([...compiler, '--project', here], { cwd: here, seconds: 100 });
  expect(ended).toEqual({ status: 0, output: '', errors: '' });
});

const compilers = [
  ['TypeScript 5.9', resolve('node_modules/typescript/bin/tsc'), /^Version 5\.9\./],
  ['TypeScript 7', join(here, 'node_modules/typescript7/bin/tsc'), /^Version 7\./],
] as const;

const resolutions = [
  ['node16', 'node16', ['mts', 'cts']],
  ['nodenext', 'nodenext', ['mts', 'cts']],
  ['bundler', 'esnext', ['mts']],
] as const;

const places = [
  ['a page', ['core'], ['ES2022', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'], []],
  ['Node', ['core', 'paths'], ['ES2022'], ['node']],
] as const;

describe.each(compilers)('%s', (name, compiler, version) => {
  it('is there', async () => {
    const { output } = await run([process.execPath, compiler, '--version'], {
      ...{ cwd: typed, seconds: 60 },
    });
    expect(output).toMatch(version);
  });

  for (const [moduleResolution, module, endings] of resolutions)
    for (const [place, names, lib, types] of places)
      it(`compiles programs for ${place}, by ${moduleResolution}, to ${endings.join(' and ')}`, async () => {
        const files = names.flatMap((each) => endings.map((ending) => `${each}.${ending}`));
        for (const file of files) cpSync(join(here, 'consumers', file), join(typed, file));
        const config = `${name} ${place} ${moduleResolution}.json`.replaceAll(' ', '-');
        const compilerOptions = {
          ...{ moduleResolution, module, lib, types, target: 'ES2022', noEmit: true },
          ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
          ...{ skipLibCheck: false },
        };
        writeFileSync(join(typed, config), JSON.stringify({ compilerOptions, files }));
        const ended = await run([process.execPath, compiler, '--project', config], {
          ...{ cwd: typed, seconds: 100 },
        });
        expect(ended).toEqual({ status: 0, output: '', errors: '' });
      });
});
