import type { DiscoveryTool } from './discovery-tool.js';
import { explainConnections, findConnections } from './find-connection.js';
import { answerWith, failWith } from './tool-answers.js';

/** Closes a connection of the principal, for all of its clients. */
export const disconnectServiceTool: DiscoveryTool = {
  definition: {
    name: 'disconnect_service',
    title: 'Disconnect a service',
    description:
      'Close a connection for good: its tools, prompts and resources are no longer there, for any session of this user, and calls that run over it fail. Credentials that it was given are forgotten.',
    inputSchema: {
      type: 'object',
      properties: {
        connection: {
          type: 'string',
          minLength: 1,
          maxLength: 512,
          description: 'The connection: its name or id from list_connections, or its service.',
        },
      },
      required: ['connection'],
      additionalProperties: false,
    },
    outputSchema: {
      type: 'object',
      properties: { connection: { type: 'string' }, connection_id: { type: 'string' } },
      required: ['connection', 'connection_id'],
    },
    annotations: {
      readOnlyHint: false,
      destructiveHint: true,
      idempotentHint: true,
      openWorldHint: false,
    },
  },
  async call({ parameters, place }) {
    const { gathering, connections, client } = place;
    const wanted = String(parameters['connection']);
    const members = await gathering.members();
    const found = findConnections(wanted, members);
    const [member] = found;
    if (member === undefined || found.length > 1) {
      return failWith(explainConnections(wanted, { found, members }));
    }
    await connections.disconnect(member.connection.id, client.principal);
    gathering.changed(member.connection.id);
    return answerWith(`The connection "${member.alias}" is closed.`, {
      connection: member.alias,
      connection_id: member.connection.id,
    });
  },
};
