import { existsSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { bundled } from './bundled';

/* What the entries of the package load, file by file, in the text that was packed. */

const { app } = inject('packed');
const dist = join(app, 'node_modules/msads-bulk/dist');

/** The imports of this file, and of all files that it reaches, that are not such files themselves. */
function asked(file: string, seen = new Set<string>()): readonly string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const text = readFileSync(join(dist, file), 'utf8');
  const ids = text.matchAll(
    /(?:^(?:import|export)\b[^'"\n]*|\brequire\(|\bimport\()['"]([^'"\n]+)['"]/gm,
  );
  const found = [...ids].flatMap(([, id = '']) => {
    const target = id.startsWith('./') ? id.slice(2) : '';
    return existsSync(join(dist, target)) && target ? asked(target, seen) : [id];
  });
  return [...new Set(found)].sort();
}

it.each(['index.js', 'index.cjs', 'services.js', 'services.cjs'])(
  'three packages and no module of Node are asked for by %s',
  (entry) => {
    expect(asked(entry)).toEqual(['luxon', 'papaparse', 'zod/mini']);
  },
);

it.each([
  ['node', 'node:fs/promises'],
  ['double', 'node:http'],
  ['worker', 'node:zlib'],
])('modules of Node are asked for by %s', (name, one) => {
  for (const entry of [`${name}.js`, `${name}.cjs`]) {
    const builtins = asked(entry).filter((id) => isBuiltin(id));
    expect(builtins).toContain(one);
    // A bare name could be that of a package.
    expect(builtins.filter((id) => !id.startsWith('node:'))).toEqual([]);
  }
});

// Their users bring them.
it('neither pg-boss nor pg is asked for by the worker', () => {
  const packages = asked('worker.js').filter((id) => !isBuiltin(id));
  expect(packages).toEqual(['luxon', 'papaparse', 'zod/mini']);
});

it.each(['msads-bulk', 'msads-bulk/services', 'msads-bulk/client', 'msads-bulk/ledger'])(
  'a bundler for pages finds all that %s needs',
  async (entry) => {
    const forms = [
      `import * as all from '${entry}'; globalThis.all = all;`,
      `globalThis.all = require('${entry}');`,
    ];
    for (const form of forms) {
      const { external, warnings, packages } = await bundled(app, form);
      expect({ external, warnings, packages }).toEqual({
        ...{ external: [], warnings: [] },
        packages: ['luxon', 'msads-bulk', 'papaparse', 'zod'],
      });
    }
  },
);

it('and nothing for msads-bulk/node, which cannot run in pages', async () => {
  await expect(
    bundled(
      app,
      "import 'msads-bulk/node'; import { bulkFile } from 'msads-bulk/node'; bulkFile('');",
    ),
  ).rejects.toThrow('Could not resolve "node:fs/promises"');
});
