import { isServiceCallError } from '../../client/call-error';
import { authorizationRequest } from '../../client/tokens/authorization-request';
import { exchangeCode } from '../../client/tokens/exchange-code';
import { credentialsFile, keepCredentials } from '../../node/credentials/credentials';
import { visible } from '../../text/shown/escapes';
import { readArguments } from '../flags/arguments';
import { readEnvironment } from '../flags/environment';
import type { Terminal } from '../output/terminal';
import { openBrowser } from '../sign-in/browser';
import { type Callback, type CallbackServer, openCallbackServer } from '../sign-in/callback-server';
import { onFile, UsageError } from '../wrong-use';

export const flags = {
  environment: { type: 'string' },
  google: { type: 'boolean' },
  'client-id': { type: 'string' },
} as const;

/** Milliseconds that the user has for the consent page. */
const maxWait = 300_000;

export async function loginCommand(args: readonly string[], terminal: Terminal) {
  const { values, positionals } = readArguments(args, flags);
  if (positionals.length > 0) throw new UsageError('login takes only options.');
  const { env } = terminal;
  const { name, environment } = readEnvironment(values.environment, env);
  const identityProvider = values.google ? ('Google' as const) : undefined;
  const clientId = values['client-id'] ?? env.MSADS_CLIENT_ID ?? '';
  if (clientId === '')
    throw new UsageError(
      'Name the app that signs in, with --client-id or MSADS_CLIENT_ID. It is the Application (client) ID of an app registration.',
    );
  const clientSecret = env.MSADS_CLIENT_SECRET || undefined;
  if (identityProvider && clientSecret === undefined)
    throw new UsageError('Set MSADS_CLIENT_SECRET, which Google requires.');
  const server = await openCallbackServer();
  try {
    // An app registration with http://localhost accepts every port, but no path.
    const redirectUri = `http://localhost:${server.port}`;
    const app = { clientId, redirectUri, environment, identityProvider };
    const { url, state, codeVerifier } = await authorizationRequest(app);
    await terminal.log({ level: 'info', message: `Sign in on this page:\n${url}` });
    if (terminal.isInteractive) openBrowser(url, env);
    const callback = await waitForUser(server, state, terminal.signal);
    const file = credentialsFile(env);
    await answered(callback, async () => {
      const { refreshToken } = await exchangeCode({
        ...{ ...app, clientSecret, state, codeVerifier },
        ...{ callbackUrl: callback.url, signal: terminal.signal },
      });
      await onFile(file, keepCredentials(file, name, { clientId, identityProvider, refreshToken }));
    });
    await terminal.out(`Signed in to ${name}. The refresh token is in ${visible(file)}.\n`);
    return 0;
  } finally {
    server.close();
  }
}

async function waitForUser(
  server: CallbackServer,
  state: string,
  signal: AbortSignal,
): Promise<Callback> {
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), maxWait);
  try {
    return await server.callback(state, AbortSignal.any([signal, timeout.signal]));
  } catch (cause) {
    signal.throwIfAborted();
    throw timeout.signal.aborted
      ? new UsageError('Nobody signed in within 5 minutes. Run the command again.')
      : cause;
  } finally {
    clearTimeout(timer);
  }
}

/** Does something, and tells the user in the browser how it ended. */
async function answered(callback: Callback, work: () => Promise<void>): Promise<void> {
  try {
    await work();
    await callback.answer('You are signed in. You can close this page.');
  } catch (cause) {
    await callback.answer('The sign-in failed. The terminal shows why.');
    throw isServiceCallError(cause) ? new UsageError(cause.message) : cause;
  }
}
