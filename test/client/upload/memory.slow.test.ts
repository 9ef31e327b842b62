import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../fixtures/upload-memory.mjs', import.meta.url));

/** What the built client holds at most while it uploads so many megabytes, and what arrives. */
async function upload(megabytes: number, ...args: readonly string[]) {
  const all = ['--expose-gc', script, String(megabytes), ...args];
  const { stdout } = await promisify(execFile)(process.execPath, all);
  return JSON.parse(stdout) as { growth: number; bytes: number; length?: string; coding?: string };
}

it('sends 100 MB with a known length, and holds a part of it at a time', async () => {
  const { growth, bytes, ...headers } = await upload(100);
  expect(bytes).toBeGreaterThan(100_000_000);
  expect(headers).toMatchObject({ length: String(bytes) });
  expect(headers).not.toHaveProperty('coding');
  expect(growth).toBeLessThan(70_000_000);
  // In memory, the file takes at least its size: so the measure would show it.
  expect((await upload(100, 'blob')).growth).toBeGreaterThan(90_000_000);
});
