import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Makes an HTTP server listen, and resolves to its port. Rejects where the port is taken. */
export async function listenAt(
  server: Server,
  { host, port }: { host: string; port: number },
): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return (server.address() as AddressInfo).port;
}
