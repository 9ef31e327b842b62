import { readFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { defineConfig, type Options } from 'tsup';

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

/** A bundled package with maps of its own would stand in ours under the names of its sources, not its own. */
const ownMaps = {
  name: 'own-maps',
  setup(build) {
    build.onLoad({ filter: /[\\/]node_modules[\\/].*\.[cm]?js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      return { contents: text.replace(/^\/\/# sourceMappingURL=.*$/gm, '') };
    });
  },
} satisfies NonNullable<Options['esbuildPlugins']>[number];

const shared = {
  target: 'node20',
  sourcemap: true,
  treeshake: true,
  esbuildPlugins: [requiredBuiltins, ownMaps],
};

export default defineConfig([
  {
    ...shared,
    entry: ['src/index.ts', 'src/node.ts', 'src/services.ts'],
    format: ['esm', 'cjs'],
    dts: true,
    splitting: true,
    platform: 'neutral',
    external: [/^node:/],
  },
  {
    ...shared,
    entry: { cli: 'src/cli/main.ts' },
    format: ['esm'],
    platform: 'node',
    banner: { js: '#!/usr/bin/env node' },
  },
]);
