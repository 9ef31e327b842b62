import { describe, expect, inject, it, test } from 'vitest';
import { bundled } from './bundled';

/*
 * What a page that bundles the package must load. The ceilings are up to 10 % above what was measured. The
 * other packages are in their newest versions.
 */

const { app } = inject('packed');
const all = (entry: string) => `import * as all from '${entry}'; globalThis.all = all;`;
const one = (entry: string, name: string) =>
  `import { ${name} } from '${entry}'; globalThis.one = ${name};`;

const zod = ['zod', 'zod/*'];
const others = [...zod, 'luxon', 'papaparse'];

describe('everything, in bytes of gzip', () => {
  test.each<[entry: string, without: string, external: readonly string[], max: number]>([
    ['msads-bulk', 'nothing', [], 134_000],
    ['msads-bulk', 'zod', zod, 127_000],
    ['msads-bulk', 'any other package', others, 98_000],
    ['msads-bulk/services', 'nothing', [], 138_000],
    ['msads-bulk/services', 'zod', zod, 131_000],
    ['msads-bulk/services', 'any other package', others, 100_000],
    ['msads-bulk/client', 'nothing', [], 170_000],
    ['msads-bulk/client', 'any other package', others, 134_000],
    ['msads-bulk/ledger', 'nothing', [], 86_000],
    ['msads-bulk/ledger', 'any other package', others, 52_000],
  ])('of %s, without %s', async (entry, _, external, max) => {
    const { gzip, warnings } = await bundled(app, all(entry), external);
    expect(warnings).toEqual([]);
    expect(gzip).toBeLessThan(max);
    // A ceiling far above the measured size would not notice growth.
    expect(gzip).toBeGreaterThan(max * 0.75);
  });
});

describe('one thing, in bytes of gzip, and the packages that it brings', () => {
  const whole = ['luxon', 'msads-bulk', 'papaparse', 'zod'];
  test.each<[entry: string, name: string, max: number, packages: readonly string[]]>([
    ['msads-bulk', 'hashEmail', 5_500, ['msads-bulk']],
    ['msads-bulk', 'hashPhone', 3_100, ['msads-bulk']],
    ['msads-bulk', 'uploadLimits', 200, ['msads-bulk']],
    ['msads-bulk', 'issueCodes', 3_700, ['msads-bulk']],
    ['msads-bulk', 'defineRecordType', 260, ['msads-bulk']],
    ['msads-bulk', 'BulkFileError', 18_200, ['msads-bulk']],
    ['msads-bulk', 'writeOfflineConversions', 92_000, whole],
    ['msads-bulk', 'readOfflineConversions', 113_000, whole],
    ['msads-bulk', 'validateBulkFile', 113_000, whole],
    ['msads-bulk/services', 'ServiceAnswerError', 200, ['msads-bulk']],
    ['msads-bulk/services', 'renderReport', 10_900, ['msads-bulk', 'zod']],
    ['msads-bulk/services', 'applyRequests', 94_000, whole],
    ['msads-bulk/client', 'createClient', 162_000, whole],
  ])('%s: %s', async (entry, name, max, packages) => {
    const [part, everything] = await Promise.all([
      bundled(app, one(entry, name)),
      bundled(app, all(entry)),
    ]);
    expect(part.packages).toEqual(packages);
    expect(part.gzip).toBeLessThan(max);
    expect(part.gzip).toBeLessThan(everything.gzip);
  });
});

it.each(['msads-bulk', 'msads-bulk/services', 'msads-bulk/client', 'msads-bulk/ledger'])(
  'nothing, where nothing is taken: %s',
  async (entry) => {
    const { packages } = await bundled(app, `import '${entry}'; import { } from '${entry}';`);
    expect(packages).toEqual([]);
  },
);
