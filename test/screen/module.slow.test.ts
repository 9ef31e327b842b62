import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
// @ts-expect-error: a script without types
import { compileModule } from '../../src/screen/assembly/compile.mjs';

it('the module is the one that its source makes, byte for byte', async () => {
  expect(await compileModule()).toBe(readFileSync('src/screen/module-bytes.ts', 'utf8'));
}, 60_000);
