import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A PostgreSQL server with an empty database, that exists until it is closed. */
export interface PostgresServer {
  /** The address of its database, on loopback. */
  readonly url: string;
  /** The folder of its Unix socket, which is also reached from other network namespaces. */
  readonly socket: string;
  readonly port: number;
  /** Stops it, without waiting for its connections, and removes its files. */
  close(): Promise<void>;
}

/**
 * Starts Debian's PostgreSQL in a folder of its own. It forgets everything with the machine's power, and
 * ends with this process, however that ends.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'msads-bulk-postgres-'));
  // Its own user must get to it.
  chmodSync(folder, 0o777);
  const data = join(folder, 'data');
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const made = spawnSync(...program('initdb', [`--pgdata=${data}`, ...locale]));
    if (made.status !== 0) throw made.error ?? new Error(String(made.stderr));
    const port = await freePort();
    const server = spawn(
      ...program('postgres', ['-D', data, '-p', `${port}`, '-k', folder, ...quick]),
    );
    await untilReady(server);
    return {
      url: `postgres://postgres@127.0.0.1:${port}/postgres`,
      socket: folder,
      port,
      async close() {
        const closed = once(server, 'close');
        server.kill('SIGQUIT');
        await closed;
        remove();
      },
    };
  } catch (cause) {
    remove();
    throw cause;
  }
}

const locale = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C'];
const settings = {
  listen_addresses: '127.0.0.1',
  fsync: 'off',
  full_page_writes: 'off',
  max_connections: '200',
};
const quick = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

/** A program of PostgreSQL and its arguments. It refuses to run as root, so it runs as its own user. */
function program(name: string, args: readonly string[]): [string, string[], { cwd: string }] {
  const user = ['--reuid=postgres', '--regid=postgres', '--init-groups'];
  const isRoot = process.getuid?.() === 0;
  const prefix = [...(isRoot ? user : []), '--pdeathsig=QUIT', '--'];
  return ['setpriv', [...prefix, join(programFolder(), name), ...args], { cwd: '/' }];
}

/** Debian keeps the programs out of the path, a folder for each version. */
function programFolder(): string {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(a) - Number(b)) : [];
  const newest = versions.filter((each) => existsSync(join(root, each, 'bin/postgres'))).at(-1);
  if (newest === undefined)
    throw new Error(
      'These tests need PostgreSQL: apt-get install --no-install-recommends postgresql',
    );
  return join(root, newest, 'bin');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** Waits for the line in which it says that it takes connections. */
function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((done, failed) => {
    let said = '';
    server.stderr?.on('data', (piece: Buffer) => {
      said += piece;
      if (said.includes('ready to accept connections')) done();
    });
    server.on('error', failed);
    server.on('close', () => failed(new Error(`PostgreSQL did not start:\n${said}`)));
  });
}
