import { resolve } from 'node:path';

const tool = (path: string) => resolve('test/runtimes/node_modules', path);

export interface Runtime {
  readonly name: string;
  readonly program: string;
  /** What it says of its own version. */
  readonly version: RegExp;
}

/** The lowest version that `engines` allows is one of them. */
export const nodes: readonly Runtime[] = [
  { name: 'Node 20.19.0', program: tool('node20/bin/node'), version: /^v20\.19\.0\n$/ },
  { name: 'Node 22', program: tool('node22/bin/node'), version: /^v22\./ },
  { name: 'Node 24', program: tool('node24/bin/node'), version: /^v24\./ },
];
export const deno: Runtime = {
  name: 'Deno',
  program: tool('@deno/linux-x64-glibc/deno'),
  version: /^deno 2\./,
};
export const bun: Runtime = {
  name: 'Bun',
  program: tool('@oven/bun-linux-x64/bin/bun'),
  version: /^1\./,
};
/** Debian's. */
export const chromium: Runtime = {
  name: 'Chromium',
  program: '/usr/bin/chromium',
  version: /^Chromium \d+\./,
};

export const runtimes: readonly Runtime[] = [...nodes, deno, bun, chromium];

/** A way in which the checks are run where there is a file system. */
export interface Way {
  readonly name: string;
  /** Without the folder for the checks of paths, which comes last. */
  readonly command: readonly [file: string, ...args: string[]];
  /** False where only the core is run. */
  readonly files: boolean;
}

const noStrings = '--disallow-code-generation-from-strings';
const forms = [
  ['an ES module', 'run.mjs'],
  ['CommonJS', 'run.cjs'],
] as const;

/** The ways, in a folder for what is written. */
export function waysIn(folder: string): readonly Way[] {
  const ofNode = nodes.flatMap(({ name, program }) =>
    forms.flatMap(([form, script]): Way[] => [
      { name: `${name}, ${form}`, command: [program, script], files: true },
      {
        name: `${name}, ${form}, no code from strings`,
        command: [program, noStrings, script],
        files: true,
      },
    ]),
  );
  const ofBun = forms.map(
    ([form, script]): Way => ({
      name: `Bun, ${form}`,
      command: [bun.program, script],
      files: true,
    }),
  );
  const ofDeno = forms.map(
    ([form, script]): Way => ({
      name: `Deno, ${form}`,
      command: [
        ...([deno.program, 'run', '--no-prompt', '--allow-read'] as const),
        ...[`--allow-write=${folder}`, script],
      ],
      files: true,
    }),
  );
  const latest = nodes.at(-1) as Runtime;
  return [
    ...ofNode,
    ...ofDeno,
    {
      name: 'Deno, an ES module, without a permission',
      command: [deno.program, 'run', '--no-prompt', 'run.mjs'],
      files: false,
    },
    ...ofBun,
    {
      name: `${latest.name}, an ES module, in a program that has set what is global of its packages`,
      command: [latest.program, 'guest.mjs'],
      files: true,
    },
  ];
}
