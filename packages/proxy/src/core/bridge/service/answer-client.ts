import { isNarrowed } from '../../access/is-narrowed.js';
import type { UpstreamFacts } from '../../connections/upstream-connector.js';
import { isObject } from '../../is-object.js';
import type { McpAnswer } from '../../mcp-message.js';
import { isCarried } from '../eras/is-carried.js';
import { translateAnswer } from '../eras/translate-answer.js';
import type { ClientRequest } from '../mcp-endpoint.js';
import { toMcpError } from '../to-mcp-error.js';
import { checkParameterFields } from './check-parameter-fields.js';
import { hideTools } from './hide-tools.js';
import { refusalOf } from './refusal-of.js';
import { sendToService } from './send-to-service.js';
import type { ServicePlace } from './service-place.js';
import { isOffered } from './service-policy.js';
import { visitThenSend } from './visit-then-send.js';

/** Answers a request of a client as the service does. Rejects for an aborted signal only. */
export async function answerClient(
  request: ClientRequest,
  place: ServicePlace,
): Promise<McpAnswer> {
  try {
    const facts = await place.facts(request.signal);
    const refusal = await refuse(request, { facts, place });
    return refusal ?? (await askService(request, { facts, place }));
  } catch (error) {
    request.signal.throwIfAborted();
    return { error: toMcpError(error) };
  }
}

interface Known {
  readonly facts: UpstreamFacts;
  readonly place: ServicePlace;
}

/** What the service is not bothered with; undefined where there is nothing against it. */
async function refuse(
  request: ClientRequest,
  { facts, place }: Known,
): Promise<McpAnswer | undefined> {
  const { method, params } = request;
  const { era } = place.client;
  if (facts.era !== era) {
    if (!isCarried(method, { from: era })) {
      return refusalOf('methodNotFound', `Method not found: ${method}`);
    }
    // Only services of the newer era give one, and those of parked calls do not come this far.
    if (era === 'modern' && params['requestState'] !== undefined) {
      const message =
        'This requestState is not known, or is not valid any more. Call again without it.';
      return refusalOf('invalidParams', message);
    }
  }
  return method === 'tools/call' ? refuseCall(request, place) : undefined;
}

async function refuseCall(
  { params, headers }: ClientRequest,
  { policy, client, connections, target }: ServicePlace,
): Promise<McpAnswer | undefined> {
  const { name } = params;
  if (policy && !(await isOffered(name, { policy, target }))) {
    return refusalOf('invalidParams', `Unknown tool: ${String(name)}`);
  }
  // Absent where the client did not call the tool itself, and so could not send any.
  if (client.era === 'legacy' || headers === undefined) return undefined;
  const tools = await connections.tools(target.connectionId, target.principal);
  const tool = tools.find((each) => each.name === name);
  if (tool === undefined) return undefined;
  const parameters = isObject(params['arguments']) ? params['arguments'] : {};
  const problem = checkParameterFields(headers, { inputSchema: tool.inputSchema, parameters });
  return problem === undefined ? undefined : refusalOf('headerMismatch', problem);
}

/** Without what whoever asks may not call. */
async function hideRefused(
  answer: McpAnswer,
  { request, place }: { readonly request: ClientRequest; readonly place: ServicePlace },
): Promise<McpAnswer> {
  const { connections, client, target } = place;
  const { access } = request.principal ?? client.principal;
  if (access === undefined || !isNarrowed(access)) return answer;
  const { principal: owner, connectionId } = target;
  const tools = await connections.tools(connectionId, { ...owner, access });
  const names: ReadonlySet<unknown> = new Set(tools.map(({ name }) => name));
  return hideTools(answer, async (toolName) => names.has(toolName));
}

async function askService(request: ClientRequest, { facts, place }: Known): Promise<McpAnswer> {
  const { method } = request;
  const { client, policy, target } = place;
  const isCrossing = facts.era === 'legacy' && client.era === 'modern';
  const send = (): Promise<McpAnswer> => sendToService(request, { facts, place });
  const answer = await (isCrossing ? visitThenSend(request, { client, send }) : send());
  const translated = translateAnswer(answer, {
    method,
    from: facts.era,
    to: client.era,
    serverInfo: facts.serverInfo,
  });
  if (method !== 'tools/list') return translated;
  const listed = await hideRefused(translated, { request, place });
  if (policy === undefined) return listed;
  return hideTools(listed, (toolName) => isOffered(toolName, { policy, target }));
}
