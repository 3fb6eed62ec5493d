import { clientCapabilities } from '@nanda/protocol/facts';
import { NandaError } from '../../../nanda-error.js';
import { isObject } from '../../../is-object.js';
import type { Member } from '../gathering/member.js';
import { cleanText } from './clean-text.js';
import type { DiscoveryCall, DiscoveryTool } from './discovery-tool.js';
import { answerWith, failWith } from './tool-answers.js';

const text = { type: 'string' };
const allowed = new Set(['service_id', 'name']);
const mostNamed = 100;

/** Makes a connection for the principal: the tools of the service are there for all of its clients. */
export const connectServiceTool: DiscoveryTool = {
  definition: {
    name: 'connect_service',
    title: 'Connect to a service',
    description:
      'Connect to a service of the registry: its tools, prompts and resources are then there for all sessions of this user, until disconnect_service. The answer names its tools as they are called here. A service that is connected already is not connected twice, unless another name is given. Credentials are never given here: where a service wants some, the answer says what the user has to do.',
    inputSchema: {
      type: 'object',
      properties: {
        service_id: {
          type: 'string',
          minLength: 1,
          maxLength: 512,
          description: 'The id from search_services, or its name where only one service has it.',
        },
        name: {
          type: 'string',
          pattern: '^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$',
          description: 'A short name for the connection, in place of the one of the service.',
        },
      },
      required: ['service_id'],
      additionalProperties: false,
    },
    outputSchema: {
      type: 'object',
      properties: {
        connection: text,
        connection_id: text,
        service_id: text,
        service: text,
        was_connected: { type: 'boolean' },
        tools: { type: 'array', items: text },
        tool_count: { type: 'integer' },
      },
      required: ['connection', 'connection_id', 'service_id', 'tools', 'tool_count'],
    },
    annotations: {
      readOnlyHint: false,
      destructiveHint: false,
      idempotentHint: true,
      openWorldHint: true,
    },
  },
  explain(parameters) {
    const others = Object.keys(parameters).filter((name) => !allowed.has(name));
    if (others.length === 0) return undefined;
    return 'connect_service takes service_id and name, and nothing else. Credentials are not given here: call it without, and the answer says what the user has to do where the service wants some.';
  },
  async call(call) {
    const { parameters, place } = call;
    const { catalog, client, gathering } = place;
    const { id } = await catalog.get(String(parameters['service_id']), client.principal);
    const known = (await gathering.members()).find(
      ({ connection: { serviceId, name } }) =>
        serviceId === id && (parameters['name'] === undefined || parameters['name'] === name),
    );
    if (known !== undefined) return describe(known, call, true);
    let connectionId: string;
    try {
      connectionId = await connect(id, call);
    } catch (error) {
      call.request.signal.throwIfAborted();
      if (error instanceof NandaError && error.code === 'SERVICE_AUTH_REQUIRED') {
        return failWith(explainCredentials(error, id));
      }
      throw error;
    }
    // Its news may not have come yet.
    gathering.changed(connectionId);
    const made = (await gathering.members()).find(
      ({ connection }) => connection.id === connectionId,
    );
    if (made === undefined) {
      return failWith(
        'The connection was closed again right away. Call connect_service once more.',
      );
    }
    return describe(made, call, false);
  },
};

async function connect(
  serviceId: string,
  { parameters, request, place }: DiscoveryCall,
): Promise<string> {
  const { connections, client } = place;
  const name = parameters['name'];
  const { id } = await connections.connect(
    {
      serviceId,
      ...(typeof name === 'string' && { name }),
      clientCapabilities: clientCapabilities.filter((each) => isObject(client.capabilities[each])),
      signal: request.signal,
    },
    client.principal,
  );
  return id;
}

function explainCredentials({ details, message }: NandaError, serviceId: string): string {
  const challenge = details?.['challenge'];
  const type = isObject(challenge) ? challenge['kind'] : undefined;
  const kind = typeof type === 'string' ? ` (${cleanText(type, { limit: 32 })})` : '';
  const shown = /^[A-Za-z0-9@/_.:-]+$/.test(serviceId)
    ? serviceId
    : `'${serviceId.replaceAll("'", "'\\''")}'`;
  return [
    `The service wants credentials${kind}, which are never given to this tool: ${message}`,
    `Ask the user to run this in a terminal, where the credentials are asked for and kept: nanda connect ${shown}`,
    'Then call list_connections: the connection is there for this session too.',
  ].join('\n');
}

async function describe(
  { connection, alias }: Member,
  { place }: DiscoveryCall,
  wasConnected: boolean,
) {
  const { gathering, view } = place;
  const tools = (await gathering.tools(view)).callable
    .filter(({ connectionId }) => connectionId === connection.id)
    .map(({ name }) => name);
  const service = cleanText(connection.metadata.serviceName, { limit: 128 });
  const named = tools.slice(0, mostNamed);
  const more = tools.length > named.length ? ` and ${tools.length - named.length} more` : '';
  const how =
    view.tools === 'search'
      ? 'Call them with execute_tool; get_service or search_tools give their input schemas.'
      : 'They are listed by this server now, and can be called with execute_tool too.';
  return answerWith(
    [
      `${wasConnected ? 'Already connected' : 'Connected'} to ${service} as "${alias}".`,
      tools.length > 0
        ? `Tools: ${named.join(', ')}${more}. ${how}`
        : 'It has no tools that are known.',
    ].join('\n'),
    {
      connection: alias,
      connection_id: connection.id,
      service_id: connection.serviceId,
      service,
      was_connected: wasConnected,
      tools: named,
      tool_count: tools.length,
    },
  );
}
