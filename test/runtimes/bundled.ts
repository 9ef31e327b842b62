import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';

export interface Bundled {
  /** Bytes, minified and compressed by gzip at its highest level. */
  readonly gzip: number;
  /** The packages whose code is left. */
  readonly packages: readonly string[];
  /** Imports that are not bundled. */
  readonly external: readonly string[];
  readonly warnings: readonly string[];
}

/** What is loaded with import() is a file of its own in pages, and no part of what they load at once. */
const withoutLazyFiles: Plugin = {
  name: 'without-lazy-files',
  setup({ onResolve }) {
    onResolve({ filter: /./ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    );
  },
};

/** Bundles a program for a page, with the packages that are installed in a folder. */
export async function bundled(
  folder: string,
  program: string,
  external: readonly string[] = [],
): Promise<Bundled> {
  const { metafile, outputFiles, warnings } = await build({
    ...{ bundle: true, minify: true, write: false, metafile: true, logLevel: 'silent' },
    ...{ format: 'esm', platform: 'browser', external: [...external] },
    plugins: [withoutLazyFiles],
    absWorkingDir: folder,
    stdin: { contents: program, resolveDir: folder },
  });
  const [output] = Object.values(metafile.outputs);
  const atOnce = (output?.imports ?? []).filter(({ kind }) => kind !== 'dynamic-import');
  const left = Object.entries(output?.inputs ?? {})
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .flatMap(([file]) => /^node_modules\/([^/]+)\//.exec(file)?.[1] ?? []);
  return {
    gzip: gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length,
    packages: [...new Set(left)].sort(),
    external: [...new Set(atOnce.map(({ path }) => path))].sort(),
    warnings: warnings.map(({ text }) => text),
  };
}
