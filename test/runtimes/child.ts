import { execFile } from 'node:child_process';

/** How a program ended, and what it printed. */
export interface Ended {
  /** Null where it was killed, as at the end of its time, or could not be started. */
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs a program to its end, but no longer than so many seconds: then it is killed. */
export function run(
  command: readonly [file: string, ...args: string[]],
  options: { readonly cwd: string; readonly seconds: number; readonly env?: NodeJS.ProcessEnv },
): Promise<Ended> {
  const [file, ...args] = command;
  return new Promise((resolve) => {
    const child = execFile(
      file,
      args,
      {
        cwd: options.cwd,
        env: { ...process.env, ...options.env },
        timeout: options.seconds * 1000,
        killSignal: 'SIGKILL',
        maxBuffer: 64 * 1024 * 1024,
      },
      (error, output, stderr) => {
        // Without a number it was not started, or was killed.
        const status = error ? (typeof error.code === 'number' ? error.code : null) : 0;
        resolve({ status, output, errors: status === null ? `${error}\n${stderr}` : stderr });
      },
    );
    child.stdin?.end();
  });
}
