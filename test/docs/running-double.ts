import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

/** A double of the service in a process of its own, and the environment that leads to it. */
export interface RunningDouble {
  readonly env: Readonly<Record<string, string>>;
  close(): void;
}

/** The moment of the samples. */
const args = ['dist/cli.js', 'service-double', '--now', '2026-11-21T12:00:00Z'];

export async function startDouble(): Promise<RunningDouble> {
  const child = spawn(process.execPath, args, {
    cwd: resolve('.'),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let text = '';
  for await (const piece of child.stdout.setEncoding('utf8')) {
    text += piece;
    if (/^export MSADS_REFRESH_TOKEN=.*\n/m.test(text)) break;
  }
  const lines = [...text.matchAll(/^export (\w+)=(.*)$/gm)];
  if (lines.length === 0) throw new Error('The double has not started.');
  return {
    env: Object.fromEntries(lines.map(([, name, value]) => [name, value])),
    close: () => child.kill('SIGKILL'),
  };
}
