import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { installNode24, node24 } from '../node24/program.mjs';
import { withShortWaits } from '../support/short-waits';

/** The output of a program or a transcript: stdout and stderr, in order. */
export interface Outcome {
  readonly output: string;
  readonly status: number | null;
}

/**
 * A folder in which the blocks of one page run one after the other, as a reader would run them: it holds
 * the samples, and `import 'msads-bulk'` finds the package as built.
 */
export interface Playground {
  readonly folder: string;
  program(text: string, language: 'ts' | 'js'): Outcome;
  /** Runs a program of the samples. */
  sample(name: string, ...args: string[]): Outcome;
  /** Runs each line that starts with `$ ` in one shell, and returns the whole transcript. */
  transcript(text: string): Outcome;
  close(): void;
}

export function openPlayground(variables: NodeJS.ProcessEnv = {}): Playground {
  // Inside the repository, so that the package finds itself, and in dist, which git ignores.
  mkdirSync('dist', { recursive: true });
  const folder = mkdtempSync(resolve('dist', 'docs-'));
  // It has its own dist, so that playgrounds do not read what others write there.
  mkdirSync(join(folder, 'dist'));
  for (const name of ['dist/cli.js', 'samples']) symlinkSync(resolve(name), join(folder, name));
  mkdirSync(join(folder, 'bin'));
  const path = `${join(folder, 'bin')}:${process.env.PATH}`;
  const env = { ...process.env, ...withShortWaits, ...variables, PATH: path };

  function writeCommand(node: string): void {
    const command = `#!/bin/sh\nexec '${node}' '${resolve('dist/cli.js')}' "$@"\n`;
    writeFileSync(join(folder, 'bin/msads-bulk'), command, { mode: 0o755 });
  }

  function run(command: string, args: readonly string[]): Outcome {
    // One pipe for both streams keeps them in order.
    const { stdout, status } = spawnSync(
      'sh',
      ['-c', 'exec "$0" "$@" 2>&1 </dev/null', command, ...args],
      { cwd: folder, env, encoding: 'utf8' },
    );
    return { output: stdout, status };
  }

  return {
    folder,
    program(text, language) {
      const path = join(folder, 'block.mjs');
      writeFileSync(path, language === 'ts' ? withoutTypes(text) : text);
      if (!text.includes('node:sqlite')) return run(process.execPath, [path]);
      installNode24();
      return run(node24, [path]);
    },
    sample: (name, ...args) => run(process.execPath, [join('samples', name), ...args]),
    transcript(text) {
      const path = join(folder, 'block.sh');
      const needsSqlite = text.includes('--ledger');
      if (needsSqlite) installNode24();
      writeCommand(needsSqlite ? node24 : process.execPath);
      writeFileSync(path, script(text));
      const { output, status } = run('sh', [path]);
      // The files that are written have CRLF; a page has the line ends of its repository.
      return { output: output.replaceAll('\r\n', '\n'), status };
    },
    close() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function withoutTypes(text: string): string {
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  return ts.transpileModule(text, { compilerOptions }).outputText;
}

function script(transcript: string): string {
  const commands = transcript.split('\n').filter((line) => line.startsWith('$ '));
  const quoted = (line: string) => `'${line.replaceAll("'", "'\\''")}'`;
  return [
    // Restored before each command: `echo $?` must see the status of the command, not of printing its line.
    ...commands.flatMap((line) => [
      'status=$?',
      `printf '%s\\n' ${quoted(line)}`,
      '(exit $status)',
      line.slice(2),
    ]),
    '',
  ].join('\n');
}
