import { gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';

export interface Bundled {
  /** Bytes that are loaded at once, minified and compressed by gzip at its highest level. */
  readonly gzip: number;
  /** The packages whose code is left, and loaded at once. */
  readonly packages: readonly string[];
  /** Imports that are not bundled. */
  readonly external: readonly string[];
  readonly warnings: readonly string[];
}

type Outputs = Metafile['outputs'];

/** The file of the program, and those that it imports before it runs. */
function filesAtOnce(outputs: Outputs): readonly string[] {
  const found = new Set(
    Object.keys(outputs).filter((file) => outputs[file]?.entryPoint === '<stdin>'),
  );
  for (const file of found)
    for (const { kind, path, external } of outputs[file]?.imports ?? [])
      if (kind === 'import-statement' && !external) found.add(path);
  return [...found];
}

/** Bundles a program for a page, with the packages that are installed in a folder. */
export async function bundled(
  folder: string,
  program: string,
  external: readonly string[] = [],
): Promise<Bundled> {
  const { metafile, outputFiles, warnings } = await build({
    ...{ bundle: true, minify: true, write: false, metafile: true, logLevel: 'silent' },
    ...{ format: 'esm', platform: 'browser', external: [...external] },
    // What is loaded with import() gets files of its own, as it does in pages.
    ...{ splitting: true, outdir: 'out' },
    absWorkingDir: folder,
    stdin: { contents: program, resolveDir: folder },
  });
  const atOnce = filesAtOnce(metafile.outputs);
  const left = atOnce
    .flatMap((file) => Object.entries(metafile.outputs[file]?.inputs ?? {}))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .flatMap(([file]) => /^node_modules\/([^/]+)\//.exec(file)?.[1] ?? []);
  return {
    gzip: outputFiles
      .filter(({ path }) => atOnce.some((file) => path.endsWith(file)))
      .reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0),
    packages: [...new Set(left)].sort(),
    external: [
      ...new Set(
        Object.values(metafile.outputs).flatMap(({ imports }) =>
          imports.filter((each) => each.external).map(({ path }) => path),
        ),
      ),
    ].sort(),
    warnings: warnings.map(({ text }) => text),
  };
}
