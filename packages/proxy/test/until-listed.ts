import { waitFor } from '@nanda/testing';
import type { Proxy } from '../src/index.js';

/** Waits until the proxy has read so many services of its registries: on a busy disk that is after it listens. */
export async function untilListed(proxy: Proxy, count: number): Promise<void> {
  const ask = new Request('http://localhost/v2/services?limit=1');
  await waitFor(
    async () => {
      const answer = await proxy.fetch(ask.clone(), { remoteAddress: '127.0.0.1' });
      const { meta } = (await answer.json()) as { meta: { total: number } };
      return meta.total >= count;
    },
    { description: `${count} services in the catalog`, timeout: 30_000, interval: 50 },
  );
}
