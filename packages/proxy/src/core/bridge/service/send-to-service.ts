import type { UpstreamFacts } from '../../connections/upstream-connector.js';
import type { McpAnswer } from '../../mcp-message.js';
import { translateNotification } from '../eras/translate-notification.js';
import { translateParams } from '../eras/translate-params.js';
import { translateQuestion } from '../eras/translate-question.js';
import type { ClientRequest } from '../mcp-endpoint.js';
import { isOfRequest } from './is-of-request.js';
import { refusalOf } from './refusal-of.js';
import type { ServicePlace } from './service-place.js';

/** Hands a request on in the way of the service's era, and what comes in its course back in the way of the client's. */
export async function sendToService(
  request: ClientRequest,
  { facts, place }: { readonly facts: UpstreamFacts; readonly place: ServicePlace },
): Promise<McpAnswer> {
  const { relay, target, client } = place;
  const { method, params, signal } = request;
  const down = { from: facts.era, to: client.era };
  const follow = client.era === 'legacy' ? followingOf(method) : undefined;
  if (follow !== undefined) {
    const { uri } = params;
    if (typeof uri !== 'string') return refusalOf('invalidParams', 'uri must be a string');
    return relay[follow](target, uri, signal);
  }
  return relay.request({
    ...target,
    principal: request.principal ?? target.principal,
    method,
    params: translateParams(params, { from: client.era, to: facts.era }),
    wantsProgress: request.wantsProgress,
    logLevel: request.logLevel,
    headers: request.headers,
    credentials: request.credentials,
    signal,
    onNotification(notification) {
      const told = translateNotification(notification, down);
      if (told === undefined) return;
      if (client.era === 'legacy' || isOfRequest(told, request)) request.notify(told);
    },
    onRequest: (question) => request.ask(translateQuestion(question, down)),
    takesInputRequired: client.era === 'modern',
  });
}

function followingOf(method: string): 'subscribe' | 'unsubscribe' | undefined {
  if (method === 'resources/subscribe') return 'subscribe';
  return method === 'resources/unsubscribe' ? 'unsubscribe' : undefined;
}
