import type { IncomingMessage } from 'node:http';

import { NandaError } from '../../core/nanda-error.js';
import { createAuthRequiredError } from '../errors/create-auth-required-error.js';
import { createNotMcpError } from '../errors/create-not-mcp-error.js';
import { createSessionLostError } from '../errors/create-session-lost-error.js';
import { HttpStatusError } from '../errors/http-status-error.js';
import { readRetryAfter } from '../errors/read-retry-after.js';
import { collectBody } from './collect-body.js';
import { findLoss } from './find-loss.js';
import { letGo } from './let-go.js';
import { isOk } from './is-ok.js';
import { mediaTypeOf } from './media-type-of.js';
import type { StreamableContext } from './streamable-context.js';

/** What a refusal of MCP says may be long; a page need not be read to its end. */
const maximumErrorBody = 1024 * 1024;

/** What a request fails with whose answer is neither JSON nor an event stream with a status of success. */
export async function readRefusal(
  response: IncomingMessage,
  context: StreamableContext,
): Promise<Error> {
  const { host, redactor, maximumBytes } = context;
  const { statusCode: status = 0, headers } = response;
  if (status === 401 || status === 403) {
    letGo(response);
    const challenge = headers['www-authenticate'] ?? null;
    return createAuthRequiredError({ status, challenge }, { host, redactor });
  }
  // Some services repeat what they were sent.
  const text = redactor.text(
    (await collectBody(response, { maximumBytes: Math.min(maximumBytes, maximumErrorBody) })).text,
  );
  if (isOk(response)) {
    return status === 202 || status === 204
      ? createNoAnswerError(host)
      : createNotMcpError(host, { redactor, text, mediaType: mediaTypeOf(response) });
  }
  const loss = context.onLost && findLoss({ ...context, status, text });
  if (loss !== undefined) {
    context.onLost?.(
      loss === 'version'
        ? 'The service does not speak the agreed version of MCP any more.'
        : 'The service does not know the session any more.',
    );
    return createSessionLostError(host, { cause: loss });
  }
  const retryAfter = readRetryAfter(headers['retry-after'], { now: Date.now() });
  return new HttpStatusError({ status, text, retryAfter });
}

function createNoAnswerError(host: string): NandaError {
  return new NandaError(
    'UPSTREAM_PROTOCOL_ERROR',
    `"${host}" took the request and does not answer it. The tool may have run or not: look before you call it again.`,
  );
}
