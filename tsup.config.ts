import { readFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { defineConfig, type Options } from 'tsup';
import ts from 'typescript';

/** Bundled packages that `require` a Node module would throw in an ES module: they import it. */
const requiredBuiltins = {
  name: 'required-builtins',
  setup(build) {
    const filter = new RegExp(`^(?:node:)?(?:${builtinModules.join('|')})$`);
    build.onResolve({ filter }, ({ path, kind }) =>
      kind === 'require-call' ? { path, namespace: 'builtin' } : undefined,
    );
    build.onLoad({ filter: /./, namespace: 'builtin' }, ({ path }) => {
      const name = JSON.stringify(`node:${path.replace(/^node:/, '')}`);
      return { contents: `export { default } from ${name}; export * from ${name};` };
    });
  },
} satisfies NonNullable<Options['esbuildPlugins']>[number];

/**
 * A bundler drops a constant that nothing uses only if it knows that making it does nothing else. No
 * constant of ours does anything else, and here each says so.
 */
const pureConstants = {
  name: 'pure-constants',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const { statements } = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022);
      const values = statements
        .filter(ts.isVariableStatement)
        .flatMap(({ declarationList }) => declarationList.declarations.flatMap(valuesOf))
        .filter((value) => !ts.isArrowFunction(value) && !ts.isLiteralExpression(value));
      let contents = '';
      let at = 0;
      for (const { pos, end } of values) {
        contents += `${text.slice(at, pos)} /* @__PURE__ */ (() => (${text.slice(pos, end)}))()`;
        at = end;
      }
      return { contents: contents + text.slice(at), loader: 'ts' };
    });
  },
} satisfies NonNullable<Options['esbuildPlugins']>[number];

/** What is evaluated for a constant. A list that is taken apart must stay a list to be dropped. */
function valuesOf({ name, initializer }: ts.VariableDeclaration): readonly ts.Expression[] {
  if (!initializer) return [];
  const value = ts.isAsExpression(initializer) ? initializer.expression : initializer;
  return ts.isArrayBindingPattern(name) && ts.isArrayLiteralExpression(value)
    ? value.elements
    : [initializer];
}

const library = {
  index: 'src/index.ts',
  node: 'src/node.ts',
  services: 'src/services.ts',
  client: 'src/client.ts',
  ledger: 'src/ledger.ts',
  double: 'src/double.ts',
  worker: 'src/worker.ts',
};

const shared = {
  target: 'node20',
  treeshake: true,
  splitting: true,
  platform: 'neutral',
  external: [/^node:/],
  removeNodeProtocol: false,
  esbuildPlugins: [requiredBuiltins, pureConstants],
} satisfies Options;

export default defineConfig([
  {
    ...shared,
    // The command line shares the chunks of the library: alone it would hold all of it again.
    entry: { ...library, cli: 'src/cli/bin.ts' },
    format: ['esm'],
    dts: { entry: library },
  },
  { ...shared, entry: library, format: ['cjs'], dts: { entry: library } },
]);
