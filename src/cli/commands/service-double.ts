import type { DoubleCall, ServiceDouble } from '../../double';
import { startServiceDouble } from '../../double/start';
import { readArguments, readCount } from '../flags/arguments';
import { readMoment } from '../flags/moment';
import type { Terminal } from '../output/terminal';
import { onFile, UsageError } from '../wrong-use';

export const flags = { port: { type: 'string' }, now: { type: 'string' } } as const;

const maxPort = 65_535;

/** Serves a double of the service until the user interrupts. */
export async function serviceDoubleCommand(args: readonly string[], terminal: Terminal) {
  const { values, positionals } = readArguments(args, flags);
  const port = readCount('port', values.port) ?? 0;
  if (port > maxPort) throw new UsageError(`--port must be at most ${maxPort}.`);
  if (positionals.length > 0) throw new UsageError('service-double takes no FILE.');
  const clock = clockFrom(values.now);
  const onCall = (call: DoubleCall) => void terminal.log({ level: 'info', message: lineOf(call) });
  const double = await onFile(`port ${port}`, startServiceDouble({ port, clock, onCall }));
  try {
    await terminal.out(exportsOf(double));
    const message = `Serving on ${double.origin}. Press Ctrl-C to stop.`;
    await terminal.log({ level: 'info', message });
    return await untilAborted(terminal.signal);
  } finally {
    await double.close();
  }
}

/** A clock that starts at a moment; undefined for that of the system. */
function clockFrom(text: string | undefined): { now(): number } | undefined {
  if (text === undefined) return undefined;
  const ahead = readMoment(text, '--now').getTime() - Date.now();
  return { now: () => Date.now() + ahead };
}

/** The environment of the commands that talk to the double. All of its values are made up. */
function exportsOf({ origin, credentials }: ServiceDouble): string {
  const { developerToken, customerId, accountId, clientId, refreshToken } = credentials;
  const variables = {
    MSADS_ENVIRONMENT: origin,
    MSADS_DEVELOPER_TOKEN: developerToken,
    MSADS_CUSTOMER_ID: customerId,
    MSADS_ACCOUNT_ID: accountId,
    MSADS_CLIENT_ID: clientId,
    MSADS_REFRESH_TOKEN: refreshToken,
  };
  return Object.entries(variables)
    .map(([name, value]) => `export ${name}=${value}\n`)
    .join('');
}

/** A call, without anything that it holds. */
function lineOf({ at, call, httpStatus, error }: DoubleCall): string {
  const time = new Date(at).toISOString().slice(11, 19);
  return [time, call, httpStatus ?? 'cut', error].filter((part) => part !== undefined).join(' ');
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort);
  });
}
