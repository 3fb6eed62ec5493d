import { isObject } from '../../../is-object.js';
import type { McpAnswer } from '../../../mcp-message.js';
import { mcpCodes } from '../../eras/mcp-codes.js';
import type { ClientRequest } from '../../mcp-endpoint.js';
import { refusalOf } from '../../service/refusal-of.js';
import type { AggregatePlace } from './aggregate-place.js';

/**
 * Reads a resource of the service that is known to have it. Where none is, none is asked: a URI may be a secret. Who may
 * read it is decided for each principal, so nobody in between may keep what it says for others.
 */
export async function readResource(
  request: ClientRequest,
  place: AggregatePlace,
): Promise<McpAnswer> {
  const { params } = request;
  const { uri: shown } = params;
  if (typeof shown !== 'string') return refusalOf('invalidParams', 'uri must be a string');
  const found = await place.services.uris.find(shown);
  if (found === undefined) return refuseUnknownUri(shown, place);
  const { connectionId, uri } = found;
  const answer = await place.services.ask(connectionId, {
    ...request,
    params: { ...params, uri },
  });
  if ('error' in answer) return uri === shown ? answer : withUri(answer, { uri, shown });
  return answer.result['cacheScope'] === 'public'
    ? { result: { ...answer.result, cacheScope: 'private' } }
    : answer;
}

export function refuseUnknownUri(uri: string, { client }: AggregatePlace): McpAnswer {
  return {
    error: {
      code: client.era === 'legacy' ? mcpCodes.resourceNotFound : mcpCodes.invalidParams,
      message: 'Resource not found: no connected service is known to have it.',
      data: { uri },
    },
  };
}

/** The refusal speaks of the resource as the client does. */
function withUri(
  answer: Extract<McpAnswer, { readonly error: unknown }>,
  { uri, shown }: { readonly uri: string; readonly shown: string },
): McpAnswer {
  const { data } = answer.error;
  if (!isObject(data) || data['uri'] !== uri) return answer;
  return { error: { ...answer.error, data: { ...data, uri: shown } } };
}
