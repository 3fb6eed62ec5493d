import type { Connection, Service, ToolDefinition } from '@nanda/protocol';
import type { CommandContext } from '../commands/command.js';
import { findServiceAndConnections } from '../connections/find-service-and-connections.js';
import { resolveService } from '../services/resolve-service.js';

/** A service, an open connection with it where there is one, and its tools in its own order. */
export interface FoundTarget {
  readonly service: Service;
  readonly connection: Connection | undefined;
  readonly tools: readonly ToolDefinition[];
}

/**
 * The service that a word means, by itself or by a connection with it, and its tools: as a connection has them where one
 * is open, else as the catalog does.
 *
 * @throws CliError `SERVICE_NOT_FOUND`, and what listing tools throws
 */
export async function findTarget(
  typed: string,
  context: Pick<CommandContext, 'client' | 'state' | 'program'>,
): Promise<FoundTarget> {
  const wanted = await resolveService(typed.replace(/^@/, ''), context);
  const client = await context.client();
  const { service, connections } = await findServiceAndConnections(wanted, { client });
  const connection = connections.find(({ state }) => state === 'connected') ?? connections[0];
  const timeout = 120_000;
  const { data: tools } =
    connection === undefined
      ? await client.call<ToolDefinition[]>('services.tools', {
          params: { serviceId: service.id },
          timeout,
        })
      : await client.call<ToolDefinition[]>('connections.tools', {
          params: { connectionId: connection.id },
          timeout,
        });
  return { service, connection, tools };
}
