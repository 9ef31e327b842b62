import { readFileSync } from 'node:fs';
import {
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
};

export interface Site {
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * A site on this machine, of these pages by path and of the files in a folder. Its policy lets nothing
 * be made code but what the site has in files, and its pages connect to nothing, or to this site only if
 * that passes on to a service what they ask of `/service`.
 */
export async function openSite(
  folder: string,
  pages: ReadonlyMap<string, string>,
  service?: string,
): Promise<Site> {
  const connections = service === undefined ? '' : "; connect-src 'self'";
  const server: Server = createServer((asked, answer) => {
    const { url = '/' } = asked;
    if (service !== undefined && url.startsWith('/service/')) {
      passOn(asked, service + url.slice('/service'.length), answer);
      return;
    }
    const path = new URL(url, 'http://localhost').pathname;
    let body: string | Buffer;
    try {
      body = pages.get(path) ?? readFileSync(join(folder, path));
    } catch {
      answer.writeHead(404).end();
      return;
    }
    answer.writeHead(200, {
      'Content-Type': types[pages.has(path) ? '.html' : extname(path)] ?? 'text/plain',
      'Content-Security-Policy': `default-src 'none'; script-src 'self' 'nonce-map'${connections}`,
    });
    answer.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Passes a request on, and its answer back. */
function passOn(asked: IncomingMessage, address: string, answer: ServerResponse): void {
  const { method, headers } = asked;
  const { host: _, ...others } = headers;
  const passed = request(address, { method, headers: others }, (got) => {
    answer.writeHead(got.statusCode ?? 502, got.headers);
    got.pipe(answer);
  });
  passed.on('error', () => answer.writeHead(502).end());
  asked.pipe(passed);
}
