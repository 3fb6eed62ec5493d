import type { IncomingMessage, ServerResponse } from 'node:http';

import type { McpEra } from '../../core/mcp-caller.js';
import { answerWith } from './answer-with.fixture.js';
import { beginStream } from './begin-stream.fixture.js';
import { createPlainService } from './create-plain-service.fixture.js';
import { eventOf } from './event-of.fixture.js';

interface PlainExchange {
  request: IncomingMessage;
  response: ServerResponse;
  body: unknown;
  rpcMethod: string | undefined;
}

interface Listen {
  id: unknown;
  params: { notifications: object };
}

const modernNo = { error: { code: -32_601, message: 'Method not found' } };
const legacyNo = { error: { code: -32_600, message: 'Initialize first' } };

/** `createPlainService` over HTTP, where every answer is an event stream. */
export function createPlainIntercept(eras: readonly McpEra[]) {
  const plain = createPlainService();
  const standing = new Map<ServerResponse, unknown>();
  const keep = (response: ServerResponse, id: unknown): void => {
    standing.set(response, id);
    response.on('close', () => standing.delete(response));
  };
  const listen = (response: ServerResponse, { id, params: asked }: Listen): void => {
    keep(response, id);
    const mark = { 'io.modelcontextprotocol/subscriptionId': id };
    const params = { notifications: asked.notifications, _meta: mark };
    response.write(eventOf({ method: 'notifications/subscriptions/acknowledged', params }));
  };

  return {
    /** Says whether it took an exchange into its own hands. */
    intercept: ({ request, response, body, rpcMethod }: PlainExchange): boolean => {
      if (request.method === 'GET') {
        keep(response, undefined);
        return beginStream(response);
      }
      if (request.method !== 'POST') return false;
      const message = body as Record<string, unknown>;
      const { id } = message;
      if (id === undefined || rpcMethod === undefined) {
        response.writeHead(202).end();
        plain.take(message, () => undefined);
        return true;
      }
      if (rpcMethod === 'initialize' && !eras.includes('legacy')) {
        return answerWith(response, { id, ...modernNo }, 404);
      }
      if (rpcMethod === 'server/discover' && !eras.includes('modern')) {
        return answerWith(response, { id, ...legacyNo }, 400);
      }
      beginStream(response);
      if (rpcMethod === 'subscriptions/listen') {
        listen(response, body as Listen);
        return true;
      }
      let isAnswered = false;
      response.on('close', () => {
        if (!isAnswered) plain.drop(id);
      });
      plain.take(message, (said) => {
        response.write(eventOf(said));
        isAnswered = 'id' in said && said.id === id;
        if (isAnswered) response.end();
      });
      return true;
    },
    /** Says something in every stream that stands open, and gives in how many. */
    announce: (message: { readonly method: string; readonly params?: object }): number => {
      for (const [response, id] of standing) {
        const _meta = { 'io.modelcontextprotocol/subscriptionId': id };
        const marked = { ...message, params: { ...message.params, _meta } };
        response.write(eventOf(id === undefined ? message : marked));
      }
      return standing.size;
    },
  };
}
