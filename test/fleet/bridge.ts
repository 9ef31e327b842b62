import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way to a server on loopback that leads through a file, for processes in other network namespaces. */
export interface Bridge {
  readonly path: string;
  close(): Promise<void>;
}

export async function openBridge(origin: string, path: string): Promise<Bridge> {
  const { hostname, port } = new URL(origin);
  const open = new Set<Socket>();
  const server = createServer((here) => {
    const there = connect(Number(port), hostname);
    here.pipe(there).pipe(here);
    for (const side of [here, there]) {
      open.add(side);
      side.on('close', () => open.delete(side));
      side.on('error', () => {
        here.destroy();
        there.destroy();
      });
    }
  }).listen(path);
  await once(server, 'listening');
  return {
    path,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const side of open) side.destroy();
      await closed;
    },
  };
}
