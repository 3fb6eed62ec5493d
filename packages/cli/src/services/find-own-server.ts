import type { Service } from '@nanda/protocol';
import type { ProxyClient } from '../client/create-proxy-client.js';
import { CliError } from '../errors/cli-error.js';
import type { ConnectTarget } from './connect-target.js';

/**
 * The id of one of the user's own servers, whose name may be that of others too; undefined where its name is enough.
 * One that was written down just now is read by the proxy first.
 *
 * @throws CliError `SERVICE_NOT_FOUND` where the proxy does not know it: another one of that name is not what was meant
 */
export async function findOwnServer(
  { serviceId, own, kept }: ConnectTarget,
  { client }: { readonly client: ProxyClient },
): Promise<string | undefined> {
  if (own === undefined) return undefined;
  // A proxy that has no such registry says below that it knows no such server.
  if (kept?.isWritten === true) await readAgain().catch(() => undefined);
  const found = await findNamesakes();
  const service = found.find(({ source }) => source.registry === 'local');
  if (service !== undefined) return found.length > 1 ? service.id : undefined;
  if (kept === undefined) return undefined;
  throw new CliError('SERVICE_NOT_FOUND', `The proxy does not know your server "${own}".`, {
    hint: 'See what is wrong with it: nanda registry status',
  });

  async function findNamesakes(): Promise<readonly Service[]> {
    try {
      return [await getService(serviceId)];
    } catch (error) {
      const ids = error instanceof CliError ? error.details?.['ids'] : undefined;
      if (!Array.isArray(ids)) return [];
      return Promise.all(ids.map((id) => getService(String(id))));
    }
  }

  async function readAgain(): Promise<void> {
    await client.call('registries.sync', { params: { registry: 'local' }, query: { full: true } });
  }

  async function getService(id: string): Promise<Service> {
    return (await client.call<Service>('services.get', { params: { serviceId: id } })).data;
  }
}
