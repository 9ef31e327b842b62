import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Bytes of what loads with `import()` are not counted. */
const withoutLazyFiles = {
  name: 'without-lazy-files',
  setup({ onResolve }) {
    onResolve({ filter: /./ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    );
  },
};

const withoutScreen = {
  name: 'without-screen',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/]screen[\\/]/ }, () => ({ contents: '' }));
  },
};

async function sizeOf(plugins) {
  const { outputFiles } = await build({
    ...{ bundle: true, minify: true, write: false, format: 'esm', platform: 'browser' },
    external: ['luxon', 'papaparse', 'zod', 'zod/*'],
    plugins,
    // What is imported from empty files is undefined, which is a warning.
    logLevel: 'error',
    stdin: {
      contents: "import * as all from './src/index.ts'; globalThis.all = all;",
      resolveDir: root,
    },
  });
  return gzipSync(outputFiles[0].contents, { level: 9 }).length;
}

/** Bytes of the core without other packages, minified and compressed by gzip, and without `src/screen`. */
export async function measureCore() {
  const [all, rest] = await Promise.all([
    sizeOf([withoutLazyFiles]),
    sizeOf([withoutLazyFiles, withoutScreen]),
  ]);
  return { all, withoutScreen: rest };
}
