import type { IncomingMessage } from 'node:http';

import type { HttpExchange } from '../../network/create-http-sender.js';
import { createLostError } from '../errors/create-lost-error.js';
import { createNotMcpError } from '../errors/create-not-mcp-error.js';
import { createTooLargeError } from '../errors/create-too-large-error.js';
import { RpcError } from '../errors/rpc-error.js';
import type { RpcAnswer } from '../session/read-message.js';
import type { WireRequest } from '../session/wire.js';
import { collectBody } from './collect-body.js';
import { createAnswerStream, type AnswerStream } from './create-answer-stream.js';
import { decodePosition } from './decode-position.js';
import { isOk } from './is-ok.js';
import { mediaTypeOf } from './media-type-of.js';
import { readRefusal } from './read-refusal.js';
import { takeMessages } from './take-messages.js';
import type { StreamableContext } from './streamable-context.js';

export interface StartedRequest {
  /** See `Wire.request`. */
  readonly result: Promise<unknown>;
  /** Lets go of its stream, in whatever state it is. */
  abort(): void;
}

/** Sends one request and follows it to its answer, over as many streams as that takes. */
export function startRequest(request: WireRequest, context: StreamableContext): StartedRequest {
  const { host } = context;
  let exchange: HttpExchange | undefined;
  let stream: AnswerStream | undefined;

  const post = (): Promise<IncomingMessage> => {
    const { id, method, params, headers } = request;
    exchange = context.send({
      method: 'POST',
      ...(headers && { headers }),
      body: JSON.stringify({ jsonrpc: '2.0', id, method, params }),
    });
    return exchange.response;
  };

  const readJson = async (response: IncomingMessage): Promise<RpcAnswer> => {
    const { text, end } = await collectBody(response, context);
    if (end === 'cut') throw createTooLargeError(host, context.maximumBytes);
    if (end === 'broken') throw createLostError(host);
    const taken = takeMessages(text, { requestId: request.id, context });
    if (taken !== 'garbage' && taken !== undefined) return taken;
    throw createNotMcpError(host, { redactor: context.redactor, text });
  };

  const follow = async (): Promise<RpcAnswer> => {
    if (request.resumeAt !== undefined) {
      const position = decodePosition(request.resumeAt);
      if (position?.requestId !== request.id || context.isModern) throw createLostError(host);
      stream = createAnswerStream(request, context);
      return stream.takeUp(position.eventId);
    }
    const response = await post();
    const mediaType = isOk(response) ? mediaTypeOf(response) : '';
    if (mediaType === 'application/json') return readJson(response);
    if (mediaType !== 'text/event-stream') throw await readRefusal(response, context);
    stream = createAnswerStream(request, context);
    return stream.read(response);
  };

  const run = async (): Promise<unknown> => {
    const { error, result } = await follow();
    if (error) throw new RpcError(error);
    return result;
  };
  return {
    result: run(),
    abort: () => {
      exchange?.abort();
      stream?.abort();
    },
  };
}
