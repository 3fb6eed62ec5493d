import type { Service, StoredCredential } from '@nanda/protocol';
import type { ProxyClient } from '../client/create-proxy-client.js';

/** More are shown by their ids. */
const mostNames = 50;

/** What people call the services; those that the catalog does not know any more are left out. */
export async function findServiceNames(
  credentials: readonly StoredCredential[],
  client: ProxyClient,
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(credentials.map(({ serviceId }) => serviceId))].slice(0, mostNames);
  const found = await Promise.all(
    ids.map((serviceId) =>
      client.call<Service>('services.get', { params: { serviceId } }).then(
        ({ data }) => [[serviceId, data.name] as const],
        () => [],
      ),
    ),
  );
  return new Map(found.flat());
}
