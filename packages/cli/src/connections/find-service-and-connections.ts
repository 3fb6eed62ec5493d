import type { Connection, Service } from '@nanda/protocol';
import type { ProxyClient } from '../client/create-proxy-client.js';
import { CliError } from '../errors/cli-error.js';
import { matchConnections } from './match-connections.js';
import { standsForId } from './stands-for-id.js';

export interface ServiceAndConnections {
  readonly service: Service;
  /** Those of the caller that are meant: the one that was named, else all with the service. */
  readonly connections: readonly Connection[];
}

/**
 * The service that a word means, or the one of the connection that it names: by its id, or by its short name where
 * no service is called so.
 *
 * @throws CliError `SERVICE_NOT_FOUND`
 */
export async function findServiceAndConnections(
  wanted: string,
  { client }: { readonly client: ProxyClient },
): Promise<ServiceAndConnections> {
  // Who may not list connections has none to be told of.
  const open = await client.call<Connection[]>('connections.list').then(
    ({ data }) => data,
    (): Connection[] => [],
  );
  const [named, ...others] = matchConnections(wanted, open);
  const isOne = named !== undefined && others.length === 0;
  if (isOne && standsForId(wanted, named.id)) return withService(named);
  try {
    const service = await getService(wanted);
    return { service, connections: open.filter(({ serviceId }) => serviceId === service.id) };
  } catch (error) {
    const isUnknown = error instanceof CliError && error.code === 'SERVICE_NOT_FOUND';
    if (!isUnknown || !isOne) throw error;
    return withService(named);
  }

  async function withService(connection: Connection): Promise<ServiceAndConnections> {
    return { service: await getService(connection.serviceId), connections: [connection] };
  }

  async function getService(serviceId: string): Promise<Service> {
    const { data } = await client.call<Service>('services.get', { params: { serviceId } });
    return data;
  }
}
