import { defineConfig } from 'tsup';

const shared = { target: 'node20', sourcemap: true, treeshake: true } as const;

export default defineConfig([
  {
    ...shared,
    entry: ['src/index.ts', 'src/node.ts'],
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
