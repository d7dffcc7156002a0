import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a server that a test can cut, block or open again. */
export interface CuttableLink {
  readonly port: number;
  /** Refuses new connections and ends those that stand. */
  cut(): void;
  /** Bytes go in and nothing comes out, as behind a frozen host. */
  block(): void;
  open(): void;
  /** Called with every chunk from the server before it is passed on. */
  onAnswer: ((chunk: Buffer) => void) | undefined;
  close(): Promise<void>;
}

export async function startCuttableLink(target: { readonly host: string; readonly port: number }): Promise<CuttableLink> {
  const sockets = new Set<Socket>();
  let state: 'open' | 'cut' | 'blocked' = 'open';
  const server = createServer((client) => {
    if (state === 'cut') return void client.destroy();
    const upstream = connect(target);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {}).on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (chunk) => state !== 'blocked' && upstream.write(chunk));
    upstream.on('data', (chunk) => {
      if (state === 'blocked') return;
      link.onAnswer?.(chunk);
      client.write(chunk);
    });
  });
  const link: CuttableLink = {
    port: 0,
    onAnswer: undefined,
    cut: () => {
      state = 'cut';
      for (const socket of sockets) socket.destroy();
    },
    block: () => void (state = 'blocked'),
    open: () => {
      // What was swallowed while blocked is gone: a connection that lost bytes is of no use any more.
      if (state === 'blocked') for (const socket of sockets) socket.destroy();
      state = 'open';
    },
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    }),
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(link, { port: (server.address() as AddressInfo).port });
}
