import { onTestFinished } from 'vitest';
import { type ServiceDouble, startServiceDouble } from '../../src/double/start';
import { folderOf, type Outcome, run, type Settings } from './run';

/** A login, the folder of its user's configuration, and what the user sees in the browser. */
export interface LoginOutcome extends Outcome {
  readonly double: ServiceDouble;
  readonly config: string;
  readonly page: string | undefined;
}

/**
 * Runs `login` with a user who opens the page that it prints and consents. DOUBLE stands for the address of
 * a double of the service.
 */
export async function runLogin(
  args: readonly string[],
  settings: Settings & {
    /** What the user does with the page. It returns what the browser shows at the end. */
    readonly visit?: (url: string) => Promise<string>;
  } = {},
): Promise<LoginOutcome> {
  const { visit = async (url) => (await fetch(url)).text(), env } = settings;
  const double = await startServiceDouble();
  onTestFinished(() => double.close());
  const config = env?.XDG_CONFIG_HOME ?? folderOf();
  let page: Promise<string> | undefined;
  const outcome = await run(
    args.map((arg) => (arg === 'DOUBLE' ? double.origin : arg)),
    {
      ...settings,
      env: { XDG_CONFIG_HOME: config, APPDATA: config, ...env },
      onStderr(text) {
        const [, url] = /^Sign in on this page:\n(\S+)\n$/.exec(text) ?? [];
        if (url !== undefined) page = visit(url);
      },
    },
  );
  return { ...outcome, double, config, page: await page };
}
