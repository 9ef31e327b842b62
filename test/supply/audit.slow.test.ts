import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/* The script is run with an `npm` of its own, which answers as registries do. */

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'npm-'));
  const program = [
    '#!/usr/bin/env node',
    "const { canary, production, all } = JSON.parse(process.env.ANSWERS ?? '');",
    "const { name } = JSON.parse(require('node:fs').readFileSync('package.json', 'utf8'));",
    "const omits = process.argv.includes('--omit=dev');",
    "const answer = name === 'known-fault' ? canary : omits ? production : all;",
    'console.log(answer);',
    'process.exitCode = 1;',
  ];
  writeFileSync(join(folder, 'npm'), program.join('\n'));
  chmodSync(join(folder, 'npm'), 0o755);
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Answers {
  readonly canary: string;
  readonly production: string;
  readonly all: string;
}

function audit(answers: Answers, ...args: readonly string[]) {
  const env = {
    ...process.env,
    PATH: `${folder}${delimiter}${process.env.PATH}`,
    ANSWERS: JSON.stringify(answers),
  };
  const options = { env, encoding: 'utf8' } as const;
  const { status, stdout } = spawnSync('node', ['test/supply/audit.mjs', ...args], options);
  // Folders with a lock file of their own come after the project, one line each.
  return { status, lines: stdout.split('\n').filter((line) => line !== '' && !isOfFolder(line)) };
}

const isOfFolder = (line: string) => /, test\/\w+[:.]/.test(line);

const found = (vulnerabilities: Record<string, { severity: string }>) =>
  JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities,
    metadata: { vulnerabilities: { total: Object.keys(vulnerabilities).length } },
  });
const none = found({});
const canary = found({ papaparse: { severity: 'high' } });
const [one, two] = [
  found({ luxon: { severity: 'high' } }),
  found({ luxon: { severity: 'high' }, vite: { severity: 'low' } }),
];
const refused = JSON.stringify({ message: '405 Method Not Allowed', statusCode: 405 });
const unreachable = JSON.stringify({ message: 'connect ECONNREFUSED', error: { summary: '' } });

const clean = 'No known vulnerabilities';
const unknown = 'NOT CHECKED for known vulnerabilities';
const blind = 'the answer knows nothing of GHSA-qvjc-g5vr-mfgr in papaparse 5.1.0';

interface Case {
  readonly what: string;
  readonly answers: Answers;
  /** What it ends with: as it is, and with `--required`. */
  readonly ends: readonly [number, number];
  readonly lines: readonly string[];
}

describe('the audit', () => {
  test.each<Case>([
    {
      what: 'finds nothing',
      answers: { canary, production: none, all: none },
      ends: [0, 0],
      lines: [`${clean}, what a user installs.`, `${clean}, all packages.`],
    },
    {
      what: 'finds a fault of what is installed',
      answers: { canary, production: one, all: two },
      ends: [1, 1],
      lines: [
        'VULNERABLE, what a user installs: luxon (high).',
        'VULNERABLE, all packages: luxon (high), vite (low).',
      ],
    },
    {
      what: 'finds a fault of a tool',
      answers: { canary, production: none, all: two },
      ends: [1, 1],
      lines: [
        `${clean}, what a user installs.`,
        'VULNERABLE, all packages: luxon (high), vite (low).',
      ],
    },
    {
      what: 'is refused',
      answers: { canary: refused, production: refused, all: refused },
      ends: [0, 2],
      lines: [`${unknown}, any package: the registry answered 405.`],
    },
    {
      what: 'reaches nobody',
      answers: { canary: unreachable, production: unreachable, all: unreachable },
      ends: [0, 2],
      lines: [`${unknown}, any package: the registry gave no answer.`],
    },
    {
      what: 'has no answer of npm',
      answers: { canary: 'npm error', production: none, all: none },
      ends: [0, 2],
      lines: [`${unknown}, any package: npm gave no answer.`],
    },
    {
      what: 'does not look, as npm offline does not',
      answers: { canary: none, production: none, all: none },
      ends: [0, 2],
      lines: [`${unknown}, any package: ${blind}.`],
    },
    {
      what: 'is refused in part',
      answers: { canary, production: refused, all: none },
      ends: [0, 2],
      lines: [
        `${unknown}, what a user installs: the registry answered 405.`,
        `${clean}, all packages.`,
      ],
    },
    {
      what: 'is refused in part, and finds a fault',
      answers: { canary, production: refused, all: one },
      ends: [1, 1],
      lines: [
        `${unknown}, what a user installs: the registry answered 405.`,
        'VULNERABLE, all packages: luxon (high).',
      ],
    },
  ])('$what', ({ answers, ends: [status, required], lines }) => {
    expect(audit(answers)).toEqual({ status, lines });
    expect(audit(answers, '--required')).toEqual({ status: required, lines });
  });
});
