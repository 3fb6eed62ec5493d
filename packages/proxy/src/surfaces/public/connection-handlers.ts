import type { Connections } from '../../core/connections/connections.js';
import type { Executions } from '../../core/executions/executions.js';
import type { OperationHandlers } from '../http/operation-handler.js';
import { readCredentials } from './read-credentials.js';

export type PublicConnectionOperationId =
  | 'public.connect'
  | 'public.connections'
  | 'public.disconnect'
  | 'public.call'
  | 'public.tools';

/** Connections and calls on the public surface. */
export function createPublicConnectionHandlers({
  connections,
  executions,
}: {
  readonly connections: Connections;
  readonly executions: Executions;
}): OperationHandlers<PublicConnectionOperationId> {
  return {
    'public.connect': async ({ body }, { principal, gone }) => {
      const connection = await connections.connect(
        {
          serviceId: body.server_id,
          credentials: body.auth && readCredentials(body.auth),
          signal: gone,
        },
        principal,
      );
      return {
        data: {
          connection_id: connection.id,
          server_name: connection.metadata.serviceName,
          status: connection.state,
          available_tools: connection.metadata.tools.map(({ name }) => name),
        },
      };
    },
    'public.connections': async (_, { principal }) => ({
      data: {
        connections: (await connections.list(principal)).map((connection) => ({
          id: connection.id,
          server_id: connection.serviceId,
          server_name: connection.metadata.serviceName,
          status: connection.state,
          created_at: connection.created,
          last_activity: connection.lastUsed,
        })),
      },
    }),
    'public.disconnect': async ({ params }, { principal }) => {
      const { id, state } = await connections.disconnect(params.connectionId, principal);
      return { data: { connection_id: id, status: state } };
    },
    'public.call': async ({ body }, { principal }) => {
      const execution = await executions.start(
        {
          connectionId: body.connection_id,
          toolName: body.tool_name,
          parameters: body.arguments,
          auth: body.auth,
          // This surface has no way to ask its caller for anything.
          options: { input: 'decline' },
        },
        principal,
      );
      const outcome = await execution.ended;
      if (outcome.kind !== 'result') throw outcome.failure;
      return { data: { result: outcome.result, error: null } };
    },
    'public.tools': async ({ params }, { principal }) => ({
      data: {
        tools: (await connections.tools(params.connectionId, principal)).map((tool) => ({
          name: tool.name,
          description: tool.description ?? '',
          input_schema: tool.inputSchema,
        })),
      },
    }),
  };
}
