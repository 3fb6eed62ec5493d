import type { IncomingMessage } from 'node:http';

import type { NandaError } from '../../core/nanda-error.js';
import type { HttpExchange } from '../../network/create-http-sender.js';
import { createLostError } from '../errors/create-lost-error.js';
import { createNotMcpError } from '../errors/create-not-mcp-error.js';
import { createTooLargeError } from '../errors/create-too-large-error.js';
import type { RpcAnswer } from '../session/read-message.js';
import type { WireRequest } from '../session/wire.js';
import { createPause } from '../shared/create-pause.js';
import { encodePosition } from './encode-position.js';
import { letGo } from './let-go.js';
import { openEventStream } from './open-event-stream.js';
import { readEventStream, type StreamEnd } from './read-event-stream.js';
import { resumePause } from './resume-pause.js';
import type { StreamableContext } from './streamable-context.js';
import { takeMessages } from './take-messages.js';

/** The stream in which one request is answered, over all the times that it is taken up again. */
export interface AnswerStream {
  /** From an answer that is an event stream. Rejects with a `NandaError`, as `takeUp` does. */
  read(response: IncomingMessage): Promise<RpcAnswer>;
  /** From an event on: nothing is sent but the question for what comes after it. */
  takeUp(eventId: string): Promise<RpcAnswer>;
  abort(): void;
}

/** `quiet`: it is open, and nothing came for so long that it is better asked for again. */
type Outcome = RpcAnswer | StreamEnd | 'quiet';

/** Some services let a stream be taken up, say nothing in it, and give what is new to who asks once more. */
const firstQuietLimit = 5000;
const maximumQuietLimit = 60_000;
const keptGarbage = 8192;

export function createAnswerStream(
  { id: requestId, onPosition }: Pick<WireRequest, 'id' | 'onPosition'>,
  context: StreamableContext,
): AnswerStream {
  const { host, maximumBytes, isModern } = context;
  const pause = createPause();
  let exchange: HttpExchange | undefined;
  let lastEventId: string | undefined;
  let retry: number | undefined;
  let fruitless = 0;
  let silent = 0;
  let quietLimit = firstQuietLimit;
  let garbage: string | undefined;
  let isAborted = false;

  const readOn = (response: IncomingMessage, onLife?: () => void): Promise<RpcAnswer | StreamEnd> =>
    new Promise((resolve) => {
      void readEventStream(response, {
        maximumBytes,
        ...(onLife && { onLife }),
        onRetry: (milliseconds) => {
          retry = milliseconds;
        },
        onId: (id) => {
          // The newer era has nothing that could be taken up.
          if (isModern) return;
          lastEventId = id === '' ? undefined : id;
          fruitless = 0;
          if (lastEventId !== undefined) onPosition?.(encodePosition({ requestId, eventId: id }));
        },
        onMessage: (data) => {
          silent = 0;
          quietLimit = firstQuietLimit;
          const taken = takeMessages(data, { requestId, context });
          if (taken === 'garbage') {
            garbage ??= data.slice(0, keptGarbage);
          } else if (taken) {
            resolve(taken);
            letGo(response);
          }
        },
      }).then(resolve);
    });

  const askAgain = async (eventId: string): Promise<Outcome> => {
    const opening = openEventStream({ lastEventId: eventId }, context);
    exchange = opening.exchange;
    const opened = await opening.result;
    if (opened.kind === 'refused') throw createLostError(host, opened.error);
    if (opened.kind === 'failed') {
      retry = opened.retryAfter ?? retry;
      return 'broken';
    }
    let isQuiet = false;
    const limit = setTimeout(() => {
      isQuiet = true;
      quietLimit = Math.min(quietLimit * 2, maximumQuietLimit);
      opening.exchange.abort();
    }, quietLimit).unref();
    const outcome = await readOn(opened.response, () => limit.refresh());
    clearTimeout(limit);
    return isQuiet && outcome === 'broken' ? 'quiet' : outcome;
  };

  const fail = (): NandaError =>
    garbage === undefined
      ? createLostError(host)
      : createNotMcpError(host, { redactor: context.redactor, text: garbage });

  const goOn = async (first: Outcome): Promise<RpcAnswer> => {
    let outcome = first;
    while (typeof outcome === 'string') {
      if (isAborted) throw fail();
      if (outcome === 'too-large') throw createTooLargeError(host, maximumBytes);
      if (lastEventId === undefined) throw fail();
      if (outcome !== 'quiet') {
        const wait = resumePause({ fruitless, silent, retry, random: Math.random() });
        if (wait === undefined) throw fail();
        await pause.wait(wait);
        if (isAborted) throw fail();
        fruitless += 1;
        silent += 1;
      }
      outcome = await askAgain(lastEventId);
    }
    return outcome;
  };

  return {
    read: async (response) => goOn(await readOn(response)),
    takeUp: async (eventId) => {
      lastEventId = eventId;
      return goOn(await askAgain(eventId));
    },
    abort: () => {
      isAborted = true;
      pause.end();
      exchange?.abort();
    },
  };
}
