import type { Service, StoredCredential } from '@nanda/protocol';
import type { ProxyClient } from '../client/create-proxy-client.js';
import { CliError } from '../errors/cli-error.js';

/**
 * What the proxy keeps under a name: one entry by its id, or all that is kept for a service by the service's id or name.
 *
 * @throws CliError `NOT_FOUND` where there is nothing
 */
export async function findCredentials(
  typed: string,
  { client, kept }: { readonly client: ProxyClient; readonly kept: readonly StoredCredential[] },
): Promise<readonly StoredCredential[]> {
  const found = kept.filter(({ id, serviceId }) => id === typed || serviceId === typed);
  if (found.length > 0) return found;
  // As a list on a terminal shows it.
  const begun = /^cred_\w{4}/.test(typed) ? kept.filter(({ id }) => id.startsWith(typed)) : [];
  if (begun.length === 1) return begun;
  // Only the catalog knows which service has that name.
  const serviceId = await client
    .call<Service>('services.get', { params: { serviceId: typed } })
    .then(
      ({ data }) => data.id,
      () => undefined,
    );
  const ofService = kept.filter((one) => one.serviceId === serviceId);
  if (ofService.length > 0) return ofService;
  throw new CliError('NOT_FOUND', `Nothing is kept for ${typed}.`, {
    details: { credential: typed },
    hint: 'See what is kept: nanda credentials list',
  });
}
