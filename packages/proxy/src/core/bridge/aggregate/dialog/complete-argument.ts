import { isObject } from '../../../is-object.js';
import type { McpAnswer } from '../../../mcp-message.js';
import type { ClientRequest } from '../../mcp-endpoint.js';
import { refusalOf } from '../../service/refusal-of.js';
import type { AggregatePlace } from './aggregate-place.js';
import { findPrompt, refuseUnknown } from './get-prompt.js';
import { refuseUnknownUri } from './read-resource.js';

/** Completes an argument of the prompt, or of the template of resources, that is listed under a name. */
export async function completeArgument(
  request: ClientRequest,
  place: AggregatePlace,
): Promise<McpAnswer> {
  const { ref } = request.params;
  if (!isObject(ref)) return refusalOf('invalidParams', 'ref must be an object');
  const { type, name, uri } = ref;
  if (type === 'ref/prompt' && typeof name === 'string') {
    const prompt = await findPrompt(name, place);
    if (prompt === undefined) return refuseUnknown(name, place);
    const { connectionId, ownName } = prompt;
    return ask(connectionId, { ...ref, name: ownName });
  }
  if (type === 'ref/resource' && typeof uri === 'string') {
    const { uris } = place.services;
    const found = (await uris.findTemplate(uri)) ?? (await uris.find(uri));
    if (found === undefined) return refuseUnknownUri(uri, place);
    return ask(found.connectionId, { ...ref, uri: found.uri });
  }
  return refusalOf(
    'invalidParams',
    'ref must be a ref/prompt with a name, or a ref/resource with a uri',
  );

  function ask(connectionId: string, own: Readonly<Record<string, unknown>>): Promise<McpAnswer> {
    return place.services.ask(connectionId, {
      ...request,
      params: { ...request.params, ref: own },
    });
  }
}
