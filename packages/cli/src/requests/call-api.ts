import type { IncomingMessage } from 'node:http';
import { headers as contractHeaders } from '@nanda/protocol/facts';
import type { Endpoint } from '../client/endpoint.js';
import type { CommandContext } from '../commands/command.js';
import type { ApiRequest } from './api-request.js';
import { headerValues } from './header-values.js';
import { sendRawRequest } from './send-raw-request.js';

export interface CallApiOptions {
  readonly endpoint: Endpoint;
  readonly signal: AbortSignal;
  readonly context: Pick<CommandContext, 'io' | 'state'>;
}

/** Sends a request of `nanda api`, and keeps the token by which the proxy wants to know this client again. */
export async function callApi(
  { method, path, body, headers }: ApiRequest,
  { endpoint, signal, context: { io, state } }: CallApiOptions,
): Promise<IncomingMessage> {
  const response = await sendRawRequest(endpoint, {
    method,
    path,
    body,
    headers: headerValues({ headers, ...(body !== undefined && { body }) }, io),
    signal,
  });
  const given = response.headers[contractHeaders.client];
  if (typeof given === 'string' && given !== endpoint.clientToken)
    await state.setClientToken(given);
  return response;
}
