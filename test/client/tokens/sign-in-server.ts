import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import type { Clock } from '../../../src/client/clock';
import { type ServiceHosts, serviceHosts } from '../../../src/vendor/hosts';

/** What the server does with one request. Without a status it answers 200, without a body with tokens. */
export interface Reply {
  readonly status?: number;
  readonly json?: object;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Destroys the connection. */
  readonly cut?: true;
  /** Answers after this. */
  readonly after?: Promise<void>;
}

export const scope = serviceHosts.production.microsoft.scope;

/** A server on loopback that gives numbered tokens, or the replies that it was told to give. */
export async function openSignInServer(...replies: Reply[]) {
  const requests: { readonly path: string; readonly form: Readonly<Record<string, string>> }[] = [];
  const arrivals: (() => void)[] = [];
  const server = createServer((request, response) => void answer(request, response));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = Object.fromEntries(new URLSearchParams(await text(request)));
    const number = requests.push({ path: request.url ?? '', form });
    for (const arrive of arrivals.splice(0)) arrive();
    const { status = 200, json, body, headers, cut, after } = replies.shift() ?? {};
    await after;
    if (cut) return void response.destroy();
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(body ?? JSON.stringify(json ?? tokens(number)));
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { production } = serviceHosts;
  const environment: ServiceHosts = {
    ...production,
    microsoft: { ...production.microsoft, issuer: `${origin}/login` },
    google: {
      ...production.google,
      authorize: `${origin}/google/auth`,
      token: `${origin}/google/token`,
    },
  };
  /** Resolves when the next request is there. */
  const arrival = () => new Promise<void>((resolve) => arrivals.push(resolve));
  return { environment, requests, origin, arrival };
}

/** The tokens that the server gives with its nth answer. */
export function tokens(number: number) {
  return {
    ...{ token_type: 'Bearer', scope, expires_in: 3600, ext_expires_in: 3600 },
    ...{ access_token: `access-${number}`, refresh_token: `refresh-${number}` },
  };
}

/** A promise, and the function that resolves it. */
export function gate(): readonly [promise: Promise<void>, open: () => void] {
  let open = () => {};
  const promise = new Promise<void>((resolve) => {
    open = resolve;
  });
  return [promise, open];
}

/** A clock that only waiting and `pass` move. */
export class SteppedClock implements Clock {
  #now = Date.UTC(2026, 10, 30);
  /** Milliseconds of each wait. */
  readonly waits: number[] = [];

  now(): number {
    return this.#now;
  }

  async wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.waits.push(milliseconds);
    this.#now += milliseconds;
  }

  pass(seconds: number): void {
    this.#now += seconds * 1000;
  }
}
