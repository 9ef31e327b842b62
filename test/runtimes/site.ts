import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
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
 * be made code but what the site has in files, and its pages connect to nothing.
 */
export async function openSite(folder: string, pages: ReadonlyMap<string, string>): Promise<Site> {
  const server: Server = createServer(({ url = '/' }, answer) => {
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
      'Content-Security-Policy': "default-src 'none'; script-src 'self' 'nonce-map'",
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
