import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

/* `instanceof` fails across the two builds, so the guards must recognize the errors of both. */

type Package = typeof import('../../src/index');

const packages: Readonly<Record<string, Package>> = {
  'the ES module': await import(resolve('dist/index.js')),
  CommonJS: createRequire(import.meta.url)(resolve('dist/index.cjs')),
};

async function thrownBy(items: AsyncIterable<unknown>): Promise<unknown> {
  try {
    for await (const _ of items);
  } catch (cause) {
    return cause;
  }
  throw new Error('Nothing was thrown.');
}

const names = Object.keys(packages);
const pairs = names.flatMap((thrower) => names.map((guard) => [thrower, guard] as const));

describe.each(pairs)('an error of %s', (thrower, guard) => {
  const { readOfflineConversions, writeOfflineConversions } = packages[thrower] as Package;
  const { isBulkFileError, isInvalidRecordError, BulkFileError } = packages[guard] as Package;

  test(`is recognized by ${guard}: a file`, async () => {
    const cause = await thrownBy(readOfflineConversions('Kind\n'));
    expect(isBulkFileError(cause)).toBe(true);
    expect(isInvalidRecordError(cause)).toBe(false);
    expect(cause instanceof BulkFileError).toBe(thrower === guard);
    if (isBulkFileError(cause)) expect([cause.code, cause.line]).toEqual(['type-column', 1]);
  });

  test(`is recognized by ${guard}: a record`, async () => {
    const cause = await thrownBy(writeOfflineConversions([{} as never]));
    expect(isInvalidRecordError(cause)).toBe(true);
    expect(isBulkFileError(cause)).toBe(false);
    if (isInvalidRecordError(cause)) expect([cause.index, cause.issues.length]).toEqual([0, 3]);
  });
});

describe.each(names)('%s recognizes nothing else', (name) => {
  const { isBulkFileError, isInvalidRecordError } = packages[name] as Package;

  test.each([
    [undefined],
    [null],
    ['BulkFileError'],
    [new Error('BulkFileError')],
    [{}],
    [{ name: 'BulkFileError' }],
    [{ name: 'InvalidRecordError' }],
    [new TypeError('x')],
  ])('%o', (cause) => {
    expect([isBulkFileError(cause), isInvalidRecordError(cause)]).toEqual([false, false]);
  });
});
