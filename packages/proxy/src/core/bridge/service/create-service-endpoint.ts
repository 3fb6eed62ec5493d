import type { Connections } from '../../connections/connections.js';
import type { Principal } from '../../principal.js';
import type { ClientOutlet, McpClient, McpDialog, McpEndpoint } from '../mcp-endpoint.js';
import type { ServiceRelay } from '../service-relay.js';
import { toMcpError } from '../to-mcp-error.js';
import { createConnectionEndpoint } from './create-connection-endpoint.js';
import type { ServiceConnections } from './create-service-connections.js';
import type { ServicePolicy } from './service-policy.js';

export interface ServiceEndpointOptions {
  readonly relay: ServiceRelay;
  readonly connections: Pick<Connections, 'get' | 'tools'>;
  /** Shared by all endpoints, so that no two make the same connection. */
  readonly serviceConnections: ServiceConnections;
  /** Or its name. */
  readonly serviceId: string;
  /** @default all tools are there */
  readonly policy?: ServicePolicy | undefined;
}

/** The same as the endpoint of a connection, over whichever connection the client's principal has with the service. */
export function createServiceEndpoint(options: ServiceEndpointOptions): McpEndpoint {
  return { open: (client, outlet) => openDialog(client, outlet, options) };
}

interface Current {
  readonly connectionId: string;
  readonly dialog: McpDialog;
}

function openDialog(
  client: McpClient,
  outlet: ClientOutlet,
  options: ServiceEndpointOptions,
): McpDialog {
  const { relay, connections, serviceConnections, serviceId, policy } = options;
  let current: Current | undefined;
  let isClosed = false;

  /** The dialog stays with its connection for as long as there is one: what a session has built up is there. */
  async function dialogNow(
    signal: AbortSignal,
    principal: Principal = client.principal,
  ): Promise<McpDialog> {
    const before = current;
    if (before !== undefined && (await isThere(before.connectionId))) return before.dialog;
    const connectionId = await serviceConnections.find({
      serviceId,
      client: { ...client, principal },
      signal,
    });
    if (current !== undefined && current.connectionId === connectionId) return current.dialog;
    const endpoint = createConnectionEndpoint({ relay, connections, connectionId, policy });
    const dialog = endpoint.open(client, outlet);
    current?.dialog.close().catch(() => undefined);
    current = { connectionId, dialog };
    // Nobody would close it any more.
    if (isClosed) await dialog.close();
    return dialog;
  }

  async function isThere(connectionId: string): Promise<boolean> {
    try {
      await connections.get(connectionId, client.principal);
      return true;
    } catch {
      return false;
    }
  }

  return {
    describe: async (signal) => (await dialogNow(signal)).describe(signal),
    async answer(request) {
      const { signal } = request;
      try {
        return await (await dialogNow(signal, request.principal)).answer(request);
      } catch (error) {
        signal.throwIfAborted();
        return { error: toMcpError(error) };
      }
    },
    take(notification) {
      // A client that has said nothing before has nothing to tell a service that it does not talk to yet.
      current?.dialog.take(notification);
    },
    listen: async (filter, listening) =>
      (await dialogNow(listening.signal)).listen(filter, listening),
    async close() {
      isClosed = true;
      await current?.dialog.close();
    },
  };
}
