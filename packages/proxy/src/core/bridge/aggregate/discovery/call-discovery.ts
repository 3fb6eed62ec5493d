import { checkPermission } from '../../../access/check-permission.js';
import { isObject } from '../../../is-object.js';
import type { McpAnswer } from '../../../mcp-message.js';
import { NandaError } from '../../../nanda-error.js';
import { reasonOf } from '../../../reason-of.js';
import type { ClientRequest } from '../../mcp-endpoint.js';
import type { AggregatePlace } from '../dialog/aggregate-place.js';
import { ownResult } from '../dialog/own-result.js';
import type { CheckedDiscoveryTool } from './discovery-tool.js';
import { discoveryPermissions } from './discovery-permissions.js';
import { failWith } from './tool-answers.js';

/** What a model can do about it, beside what everybody is told. */
const advice: Partial<Record<string, string>> = {
  SERVICE_NOT_FOUND: 'search_services gives the ids of services.',
  CONNECTION_FAILED: 'Tell the user, or choose another service with search_services.',
};

/** Calls a tool of our own. What goes wrong is said to the model, in a result: it is who can do something about it. */
export async function callDiscovery(
  tool: CheckedDiscoveryTool,
  { request, place }: { readonly request: ClientRequest; readonly place: AggregatePlace },
): Promise<McpAnswer> {
  const answer = await answerOf(tool, { request, place });
  // The answer of a service has been brought into the client's era already.
  if ('error' in answer || answer.result['resultType'] !== undefined) return answer;
  return ownResult(answer.result, { method: 'tools/call', place });
}

async function answerOf(
  tool: CheckedDiscoveryTool,
  { request, place }: { readonly request: ClientRequest; readonly place: AggregatePlace },
): Promise<McpAnswer> {
  const { arguments: given = {} } = request.params;
  if (!isObject(given)) return failWith('The arguments must be an object.');
  const problem = tool.check(given);
  if (problem !== undefined) return failWith(problem);
  try {
    const { name } = tool.definition;
    checkPermission(place.client.principal, discoveryPermissions.get(name) ?? 'tools:call');
    return await tool.call({ parameters: given, request, place });
  } catch (error) {
    request.signal.throwIfAborted();
    if (error instanceof NandaError) {
      const { code, message } = error;
      const more = advice[code];
      return failWith(`${code}: ${message}${more === undefined ? '' : ` ${more}`}`);
    }
    place.logger.error('A discovery tool failed', {
      tool: tool.definition.name,
      reason: reasonOf(error),
    });
    return failWith('It failed for a reason that was not foreseen. Try again.');
  }
}
