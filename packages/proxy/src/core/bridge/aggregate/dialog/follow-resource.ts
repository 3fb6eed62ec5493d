import type { McpAnswer } from '../../../mcp-message.js';
import type { ClientRequest } from '../../mcp-endpoint.js';
import { refusalOf } from '../../service/refusal-of.js';
import type { AggregatePlace } from './aggregate-place.js';
import { refuseUnknownUri } from './read-resource.js';

/** `resources/subscribe` and `resources/unsubscribe` of the older era. */
export async function followResource(
  request: ClientRequest,
  place: AggregatePlace,
): Promise<McpAnswer> {
  const { method, params } = request;
  const { uri: shown } = params;
  if (typeof shown !== 'string') return refusalOf('invalidParams', 'uri must be a string');
  const found = await place.services.uris.find(shown);
  if (found === undefined) return refuseUnknownUri(shown, place);
  const unfollow = place.services.follow(found, shown);
  const answer = await place.services.ask(found.connectionId, {
    ...request,
    params: { ...params, uri: found.uri },
  });
  if (method === 'resources/unsubscribe' || 'error' in answer) unfollow();
  return answer;
}
