import { spawn } from 'node:child_process';

/** What opens a page in the user's browser, by system. */
const openers: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['open'],
  // `start` would read the characters of the address as its own.
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** Opens a page in the user's browser. Where that fails, the user opens it. */
export function openBrowser(
  url: string,
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): void {
  const [program = '', ...args] = openers[platform] ?? ['xdg-open'];
  const opener = spawn(program, [...args, url], { env, stdio: 'ignore', detached: true });
  opener.on('error', () => {});
  opener.unref();
}
