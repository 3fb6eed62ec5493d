import type { NANDAClient, ServiceConnection } from '@nanda/sdk';
import { CommandError } from '../session/command-error.js';
import type { InteractiveClient } from './interactive-client.js';

/** The port that the session speaks to, over the SDK's client. */
export function createInteractiveClient(nanda: NANDAClient): InteractiveClient {
  const connections = new Map<string, ServiceConnection>();

  function needConnection(connectionId: string): ServiceConnection {
    const connection = connections.get(connectionId);
    if (connection !== undefined) return connection;
    throw new CommandError(`the connection ${connectionId} is closed`, { hint: 'connect: 1' });
  }

  return {
    async search(text, { signal }) {
      const page = await nanda.services.search({ query: text }, { signal });
      return page.map(({ id, name, description }) => ({ id, name, description }));
    },
    async connect(serviceId, { signal }) {
      const connection = await nanda.connect(serviceId, {}, { signal });
      connections.set(connection.id, connection);
      const { serviceName, tools } = connection.data.metadata;
      return { id: connection.id, serviceName, tools };
    },
    async tools(connectionId, { signal }) {
      return needConnection(connectionId).tools({ signal });
    },
    async call({ connectionId, tool, parameters, signal, onProgress }) {
      const stream = needConnection(connectionId).stream(tool, parameters, { signal });
      for await (const event of stream) {
        if (event.type === 'progress') onProgress(event);
        // Left here, it is cancelled: else it would wait for an answer that nobody can give.
        if (event.type === 'input_required') {
          throw new CommandError(`${tool} asks for ${event.kind}, which cannot be given here`, {
            hint: 'tools, to see what else there is',
            exitCode: 8,
          });
        }
        // Read here and not from `finalResult`, so that a tool that says it failed is still shown whole.
        if (event.type === 'result') return event.result;
      }
      return stream.finalResult();
    },
    async disconnect(connectionId) {
      const connection = connections.get(connectionId);
      connections.delete(connectionId);
      await connection?.close();
    },
  };
}
