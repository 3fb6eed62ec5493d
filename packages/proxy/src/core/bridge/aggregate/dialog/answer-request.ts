import type { McpAnswer } from '../../../mcp-message.js';
import type { ClientRequest } from '../../mcp-endpoint.js';
import { refusalOf } from '../../service/refusal-of.js';
import { toMcpError } from '../../to-mcp-error.js';
import type { DiscoveryTools } from '../discovery/discovery-tool.js';
import type { AggregatePlace } from './aggregate-place.js';
import { answerList } from './answer-list.js';
import { askAboutTask, taskMethods } from './ask-about-task.js';
import { callTool } from './call-tool.js';
import { completeArgument } from './complete-argument.js';
import { followResource } from './follow-resource.js';
import { getPrompt } from './get-prompt.js';
import { placeFor } from './place-for.js';
import { readResource } from './read-resource.js';
import { setLogLevel } from './set-log-level.js';

type Answer = (
  request: ClientRequest,
  place: AggregatePlace,
  discovery: DiscoveryTools,
) => Promise<McpAnswer>;

const ofBothEras = new Map<string, Answer>([
  ['tools/list', answerList],
  ['tools/call', callTool],
  ['prompts/list', answerList],
  ['prompts/get', getPrompt],
  ['resources/list', answerList],
  ['resources/templates/list', answerList],
  ['resources/read', readResource],
  ['completion/complete', completeArgument],
  ...taskMethods.map((method) => [method, askAboutTask] as const),
]);

const ofLegacy = new Map<string, Answer>([
  ['ping', async () => ({ result: {} })],
  ['logging/setLevel', setLogLevel],
  ['resources/subscribe', followResource],
  ['resources/unsubscribe', followResource],
]);

/** Answers a request of a client of the aggregate. Rejects for an aborted signal only. */
export async function answerRequest(
  request: ClientRequest,
  place: AggregatePlace,
  discovery: DiscoveryTools,
): Promise<McpAnswer> {
  const { method, signal } = request;
  const legacy = place.client.era === 'legacy' ? ofLegacy.get(method) : undefined;
  const answer = ofBothEras.get(method) ?? legacy;
  if (answer === undefined) return refusalOf('methodNotFound', `Method not found: ${method}`);
  try {
    signal.throwIfAborted();
    return await answer(request, placeFor(place, request), discovery);
  } catch (error) {
    signal.throwIfAborted();
    return { error: toMcpError(error) };
  }
}
