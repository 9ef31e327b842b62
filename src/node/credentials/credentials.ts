import { chmod, mkdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import * as z from 'zod/mini';
import { replaceFiles } from '../replace/replace-files';
import { withFileLock } from './file-lock';

/** What a sign-in keeps. It is a secret: whoever has it can act for the user. */
export interface Credentials {
  readonly clientId: string;
  /** Absent for a Microsoft account. */
  readonly identityProvider?: 'Google' | undefined;
  readonly refreshToken: string;
}

const credentials = z.object({
  clientId: z.string(),
  identityProvider: z.optional(z.enum(['Google'])),
  refreshToken: z.string(),
});

/** The file: credentials by the name of their environment. */
const content = z.record(z.string(), credentials);
type Content = z.infer<typeof content>;

/** The file of the user's credentials, which depends on the system. */
export function credentialsFile(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): string {
  const home = homedir();
  const folder =
    platform === 'win32'
      ? env.APPDATA || join(home, 'AppData', 'Roaming')
      : env.XDG_CONFIG_HOME || join(env.HOME || home, '.config');
  return join(folder, 'msads-bulk', 'credentials.json');
}

/** Reads the credentials for an environment; undefined if there are none. */
export async function readCredentials(
  file: string,
  environmentName: string,
): Promise<Credentials | undefined> {
  return (await readContent(file))[environmentName];
}

/** Keeps the credentials of a new sign-in, in place of those of an earlier one. */
export function keepCredentials(
  file: string,
  environmentName: string,
  kept: Credentials,
): Promise<void> {
  return change(file, (old) => ({ ...old, [environmentName]: kept }));
}

/**
 * Keeps the refresh token that replaces another one. If the file has neither, another process has signed in
 * or renewed its tokens meanwhile, and what that process has kept stays.
 */
export function keepRefreshToken(
  file: string,
  environmentName: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  return change(file, (old) => {
    const present = old[environmentName];
    if (present?.refreshToken !== from) return undefined;
    return { ...old, [environmentName]: { ...present, refreshToken: to } };
  });
}

/** Changes the file as long as no other process does. */
async function change(file: string, edit: (old: Content) => Content | undefined): Promise<void> {
  const folder = dirname(file);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  await withFileLock(`${file}.lock`, async () => {
    const edited = edit(await readContent(file));
    if (edited === undefined) return;
    const bytes = new TextEncoder().encode(`${JSON.stringify(edited, undefined, 2)}\n`);
    await replaceFiles([{ path: file, pieces: [bytes], mode: 0o600 }]);
  });
}

/** A file that cannot be understood has nothing to lose: the next sign-in replaces it. */
async function readContent(file: string): Promise<Content> {
  try {
    const parsed = z.safeParse(content, JSON.parse(await readFile(file, 'utf8')));
    return parsed.success ? parsed.data : {};
  } catch (cause) {
    if (cause instanceof SyntaxError || (cause as NodeJS.ErrnoException).code === 'ENOENT')
      return {};
    throw cause;
  }
}
