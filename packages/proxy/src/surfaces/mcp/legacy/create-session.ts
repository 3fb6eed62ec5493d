import { randomUUID } from 'node:crypto';
import type { McpClient, McpEndpoint } from '../../../core/bridge/mcp-endpoint.js';
import type { Logger } from '../../../core/logger.js';
import { principalKey } from '../../../core/principal-key.js';
import { reasonOf } from '../../../core/reason-of.js';
import type { McpLimits } from '../mcp-limits.js';
import type { RpcId } from '../rpc/rpc-message.js';
import { toRpcNotification } from '../rpc/to-rpc-notification.js';
import { createQuestionBook } from './create-question-book.js';
import { createStreamShelf } from './create-stream-shelf.js';
import type { InFlight, Session } from './session.js';

export interface SessionOptions {
  readonly endpoint: McpEndpoint;
  readonly client: McpClient;
  /** See `Session.isOfStranger`. */
  readonly isOfStranger: boolean;
  /** The endpoint, as its URL names it. */
  readonly place: string;
  readonly limits: McpLimits;
  readonly closing: AbortSignal;
  readonly logger: Logger;
}

/** The revision since which streams begin with an event without data. */
const priming = '2025-11-25';

/** Opens a dialog with an endpoint, and what the client needs to be reached in it. */
export function createSession(options: SessionOptions): Session {
  const { endpoint, client, isOfStranger, place, limits, closing, logger } = options;
  const id = randomUUID();
  const requests = new Map<RpcId, InFlight & { abort(reason: Error): void }>();
  const questions = createQuestionBook({ limits });
  let spoken = client.protocolVersion;
  const streams = createStreamShelf({ limits, closing, primes: () => spoken >= priming });
  let seenAt = performance.now();
  let isOver = false;
  const dialog = endpoint.open(client, {
    notify(notification) {
      const message = toRpcNotification(notification);
      if (message !== undefined) streams.main.send(message);
    },
    ask: (request) => questions.ask(request, { send: streams.main.send }),
  });

  function createInFlight(): InFlight & { abort(reason: Error): void } {
    const controller = new AbortController();
    let isCancelled = false;
    return {
      signal: controller.signal,
      get isCancelled() {
        return isCancelled;
      },
      cancel() {
        isCancelled = true;
        controller.abort();
      },
      abort: (reason) => controller.abort(reason),
    };
  }

  return {
    id,
    owner: principalKey(client.principal),
    isOfStranger,
    place,
    dialog,
    streams,
    questions,
    requests,
    get seenAt() {
      return seenAt;
    },
    get isBusy() {
      return requests.size > 0 || streams.isRead;
    },
    speak(protocolVersion) {
      spoken = protocolVersion;
    },
    touch() {
      seenAt = performance.now();
    },
    begin(requestId) {
      if (requests.has(requestId)) return undefined;
      const request = createInFlight();
      requests.set(requestId, request);
      return request;
    },
    finish(requestId) {
      requests.delete(requestId);
      seenAt = performance.now();
    },
    close(reason) {
      if (isOver) return;
      isOver = true;
      for (const request of requests.values()) request.abort(reason);
      questions.end();
      streams.end();
      dialog.close().catch((error: unknown) => {
        logger.warn('A dialog of an MCP client could not be closed', { reason: reasonOf(error) });
      });
    },
  };
}
