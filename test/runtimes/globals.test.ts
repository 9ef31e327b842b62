import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { run } from './child';
import { nodes } from './runtimes';

/* What is not the package's own stays as it was, and no text becomes code. */

const { app } = inject('packed');
const noStrings = '--disallow-code-generation-from-strings';
const watch = ['--require', './watch-evaluation.cjs'] as const;

describe.each(nodes)('$name', ({ program }) => {
  const node = (...args: string[]) => run([program, ...args], { cwd: app, seconds: 120 });

  it('has the same globals, prototypes and settings of zod, luxon and papaparse after the checks', async () => {
    const { status, output, errors } = await node(
      'globals.mjs',
      mkdtempSync(join(app, 'globals-')),
    );
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
    const { before, after } = JSON.parse(output.trimEnd().split('\n').at(-1) ?? '{}');
    expect(before.globals).toContain('URL');
    expect(before.zod).toEqual({});
    expect(after).toEqual(before);
  });

  it.each(['run.mjs', 'run.cjs'])(
    'makes code of text nowhere but in the caught try of zod: %s',
    async (script) => {
      const { status, errors } = await node(
        noStrings,
        ...watch,
        script,
        mkdtempSync(join(app, 'eval-')),
      );
      const callers: readonly string[] = JSON.parse(errors);
      expect(status).toBe(0);
      // Node 20 reads a CommonJS chunk that is loaded on demand with a parser that it compiles itself.
      const nodeItself = '/deps/cjs-module-lexer/';
      const own = callers.filter(
        (file) =>
          !file.startsWith(`${app}/node_modules/zod/v4/core/`) && !file.startsWith(nodeItself),
      );
      expect(own).toEqual([]);
    },
  );

  it('is seen by the watch if it does', async () => {
    writeFileSync(join(app, 'evil.cjs'), 'try { new Function("return 1")() } catch {}');
    const { errors } = await node(noStrings, ...watch, 'evil.cjs');
    expect(JSON.parse(errors)).toEqual([join(app, 'evil.cjs')]);
  });
});
