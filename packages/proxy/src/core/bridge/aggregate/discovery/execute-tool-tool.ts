import { prepareArguments } from '../../../executions/prepare-arguments.js';
import { readToolAuth } from '../../../executions/read-tool-auth.js';
import { isObject } from '../../../is-object.js';
import type { McpAnswer } from '../../../mcp-message.js';
import { mcpCodes } from '../../eras/mcp-codes.js';
import type { AggregatePlace } from '../dialog/aggregate-place.js';
import { suggestNames } from '../dialog/suggest-names.js';
import type { Member } from '../gathering/member.js';
import type { ListedTool } from '../lists/tool-table.js';
import type { ToolView } from '../lists/tool-view.js';
import { cleanText } from './clean-text.js';
import type { DiscoveryTool } from './discovery-tool.js';
import { explainConnections, findConnections } from './find-connection.js';
import { failWith } from './tool-answers.js';

/** Refusals that the client itself acts on. */
const forClient: ReadonlySet<number> = new Set([
  mcpCodes.urlElicitationRequired,
  mcpCodes.missingClientCapability,
]);

/** Calls a tool of a connected service, listed or not. What it gives is given as it is. */
export const executeToolTool: DiscoveryTool = {
  definition: {
    name: 'execute_tool',
    title: 'Execute a tool',
    description:
      'Call a tool of a connected service and give its result as it is. Name the tool as it is listed or as search_tools and connect_service name it ("starbucks_requestinfo"), or by its own name together with its connection. Its input schema comes from search_tools or get_service. Connects to nothing by itself: use connect_service first. What the tool does is up to its service.',
    inputSchema: {
      type: 'object',
      properties: {
        tool: {
          type: 'string',
          minLength: 1,
          maxLength: 256,
          description: 'The name of the tool as it is listed or found, or its own name.',
        },
        connection: {
          type: 'string',
          minLength: 1,
          maxLength: 512,
          description: 'The connection: its name or id from list_connections, or its service.',
        },
        arguments: {
          type: 'object',
          description: "The arguments, as the tool's input schema wants them.",
        },
        auth: {
          type: 'object',
          description:
            'What the tool itself wants for this call alone: {"type": "signature", "credentials": <EVMAuth proof>} or {"type": "token", "credentials": {"token": …, "header"?: …}}.',
          properties: {
            type: { enum: ['signature', 'token'] },
            credentials: { type: ['object', 'string'] },
          },
          required: ['type', 'credentials'],
          additionalProperties: false,
        },
      },
      required: ['tool'],
      additionalProperties: false,
    },
    annotations: {
      readOnlyHint: false,
      destructiveHint: true,
      idempotentHint: false,
      openWorldHint: true,
    },
  },
  async call({ parameters, request, place }) {
    const { connection } = parameters;
    const name = String(parameters['tool']);
    const found =
      typeof connection === 'string'
        ? await findInConnection(name, connection, place)
        : findAnywhere(name, await place.gathering.tools(place.view));
    if ('problem' in found) return failWith(found.problem);
    const { connectionId, tool } = found;
    const given = isObject(parameters['arguments']) ? parameters['arguments'] : {};
    const auth = readToolAuth(parameters['auth']);
    if (parameters['auth'] !== undefined && auth === undefined) return failWith(badAuth);
    const sent = prepareArguments({ parameters: given, auth }, { tool, evmauth: undefined });
    // What else the client has sent, such as the answers of a retry, belongs to the call of the tool.
    const params = {
      ...request.params,
      name: tool.name,
      arguments: sent.parameters,
    };
    // Fields that the client has made of the arguments would be those of this tool here.
    const answer = await place.services.ask(connectionId, {
      ...request,
      params,
      headers: undefined,
      credentials: sent.headers,
    });
    return 'error' in answer ? explainRefusal(answer) : answer;
  },
};

const badAuth =
  'auth is {"type": "signature", "credentials": <the proof, an object or its JSON>} or {"type": "token", "credentials": {"token": "…", "header"?: "…"}}.';

type Found = ListedTool | { readonly problem: string };

async function findInConnection(
  name: string,
  wanted: string,
  place: AggregatePlace,
): Promise<Found> {
  const { gathering, connections, client, view } = place;
  const members = await gathering.members();
  const found = findConnections(wanted, members);
  const [member] = found;
  if (member === undefined || found.length > 1) {
    return { problem: explainConnections(wanted, { found, members }) };
  }
  const known = findOf(member, name, await gathering.tools(view));
  if (known !== undefined) return known;
  const { connection } = member;
  if (connection.state !== 'connected' && connection.metadata.tools.length === 0) {
    // It has not been opened since the program was started: only now is it known what it has.
    await connections.tools(connection.id, client.principal);
    gathering.changed(connection.id);
  }
  const tools = await gathering.tools(view);
  return findOf(member, name, tools) ?? { problem: explainUnknown(name, tools, member) };
}

function findOf({ connection }: Member, name: string, tools: ToolView): ListedTool | undefined {
  const listed = tools.find(name);
  return (
    tools.findOwn(connection.id, name) ??
    (listed?.connectionId === connection.id ? listed : undefined)
  );
}

function findAnywhere(name: string, tools: ToolView): Found {
  const listed = tools.find(name);
  if (listed !== undefined) return listed;
  const own = tools.callable.filter(({ tool }) => tool.name === name);
  const [only] = own;
  if (only === undefined) return { problem: explainUnknown(name, tools) };
  if (own.length === 1) return only;
  const names = own.slice(0, 10).map((tool) => tool.name);
  return {
    problem: `Several services have this tool. Say which one is meant: ${names.join(', ')}.`,
  };
}

function explainUnknown(name: string, { callable }: ToolView, member?: Member): string {
  const tools = member
    ? callable.filter(({ connectionId }) => connectionId === member.connection.id)
    : callable;
  const near = suggestNames(
    name,
    tools.flatMap((tool) => (member ? [tool.tool.name, tool.name] : [tool.name])),
  );
  const where = member ? `The connection "${member.alias}" has` : 'There is';
  return `${where} no tool "${cleanText(name, { limit: 128 })}" that may be called here.${near} Find tools of connected services with search_tools, and other services with search_services.`;
}

/** The model is who can mend it, and is shown results alone. */
function explainRefusal(answer: Extract<McpAnswer, { readonly error: unknown }>): McpAnswer {
  const { code, message } = answer.error;
  if (forClient.has(code)) return answer;
  return failWith(`The call was refused (${code}): ${cleanText(message, { limit: 2000 })}`);
}
