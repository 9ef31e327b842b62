import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The browser's way back from the consent page. */
export interface Callback {
  /** The address that the browser asked for, from its path on. */
  readonly url: string;
  /** Shows the user one sentence. Resolves when it has been sent, or the browser has left. */
  answer(sentence: string): Promise<void>;
}

/** A server on this machine to which the consent page sends the browser. */
export interface CallbackServer {
  readonly port: number;
  /** The first request with this state. All others, such as that for an icon, are not found. */
  callback(state: string, signal: AbortSignal): Promise<Callback>;
  close(): void;
}

export async function openCallbackServer(): Promise<CallbackServer> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    callback: (state, signal) =>
      new Promise((resolve, reject) => {
        const abort = () => reject(signal.reason);
        if (signal.aborted) abort();
        signal.addEventListener('abort', abort, { once: true });
        server.on('request', ({ url = '' }, response) => {
          if (stateIn(url) !== state) return void show(response, 404, 'There is nothing here.');
          signal.removeEventListener('abort', abort);
          resolve({ url, answer: (sentence) => show(response, 200, sentence) });
        });
      }),
    close() {
      server.close();
      // A browser also opens connections that it does not use.
      server.closeAllConnections();
    },
  };
}

function stateIn(url: string): string | null {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  return pathname === '/' ? searchParams.get('state') : null;
}

function show(response: ServerResponse, status: number, sentence: string): Promise<void> {
  response.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'",
    'Referrer-Policy': 'no-referrer',
    Connection: 'close',
  });
  return new Promise((resolve) => {
    response.on('close', resolve);
    response.end(`<!doctype html><title>msads-bulk</title><p>${sentence}</p>\n`);
  });
}
