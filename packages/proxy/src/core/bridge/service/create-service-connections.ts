import type { ClientCapability, Connection } from '@nanda/protocol';
import { clientCapabilities } from '@nanda/protocol/facts';
import type { ServiceRecord } from '../../catalog/service-record.js';
import type { Connections } from '../../connections/connections.js';
import { checkPermission } from '../../access/check-permission.js';
import { NandaError } from '../../nanda-error.js';
import { principalKey } from '../../principal-key.js';
import { untilAborted } from '../../until-aborted.js';
import type { McpClient } from '../mcp-endpoint.js';

export interface ServiceConnectionsOptions {
  readonly services: {
    getRecord(idOrName: string, principal: McpClient['principal']): Promise<ServiceRecord>;
  };
  readonly connections: Pick<Connections, 'connect' | 'list'>;
}

export interface FindConnectionRequest {
  /** Or its name, as `connect` takes it. */
  readonly serviceId: string;
  readonly client: Pick<McpClient, 'principal' | 'capabilities'>;
  readonly signal: AbortSignal;
}

/** Which connection a client means that names a service. */
export interface ServiceConnections {
  /**
   * The principal's newest usable connection with the service, resting ones too, or else one that is made with what is kept
   * for the service, or without credentials. Whoever asks at the same time shares it.
   *
   * @throws NandaError why there is none, and what to do; the reason of the signal when that is aborted
   */
  find(request: FindConnectionRequest): Promise<string>;
}

export function createServiceConnections(options: ServiceConnectionsOptions): ServiceConnections {
  const { services, connections } = options;
  const making = new Map<string, Promise<string>>();

  async function make({ serviceId, client }: FindConnectionRequest): Promise<string> {
    checkPermission(client.principal, 'connections:write');
    const declared = clientCapabilities.filter((name) => client.capabilities[name] !== undefined);
    const request: { serviceId: string; clientCapabilities?: readonly ClientCapability[] } = {
      serviceId,
      ...(declared.length > 0 && { clientCapabilities: declared }),
    };
    try {
      return (await connections.connect(request, client.principal)).id;
    } catch (error) {
      throw explain(error, serviceId);
    }
  }

  /** Whoever goes away leaves the others their connection. */
  function makeOnce(request: FindConnectionRequest): Promise<string> {
    const key = JSON.stringify([principalKey(request.client.principal), request.serviceId]);
    let made = making.get(key);
    if (made === undefined) {
      made = make(request).finally(() => making.delete(key));
      // All who waited for it may have gone.
      made.catch(() => undefined);
      making.set(key, made);
    }
    return made;
  }

  return {
    async find(request) {
      const { serviceId, client, signal } = request;
      const { id } = await untilAborted(services.getRecord(serviceId, client.principal), signal);
      const known = await untilAborted(connections.list(client.principal), signal);
      const found = newestUsable(known.filter((connection) => connection.serviceId === id));
      return found?.id ?? untilAborted(makeOnce({ ...request, serviceId: id }), signal);
    },
  };
}

/** One that failed is better than none: it may have credentials, and tells what is wrong with it. */
function newestUsable(connections: readonly Connection[]): Connection | undefined {
  const newestFirst = connections.toSorted((a, b) => (a.created < b.created ? 1 : -1));
  return newestFirst.find(({ state }) => state !== 'failed') ?? newestFirst[0];
}

function explain(error: unknown, serviceId: string): unknown {
  if (!(error instanceof NandaError) || error.code !== 'SERVICE_AUTH_REQUIRED') return error;
  const { message, details } = error;
  return new NandaError(
    'SERVICE_AUTH_REQUIRED',
    `${message} This address uses the connection that you have with "${serviceId}"; where there is none it makes one with the credentials that are kept for it, or without.`,
    { ...(details !== undefined && { details }), cause: error },
  );
}
