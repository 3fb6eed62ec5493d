import type { JSONRPCMessage, Transport } from '@modelcontextprotocol/client';

import type { NandaError } from '../../core/nanda-error.js';
import { reasonOf } from '../../core/reason-of.js';
import { UnsentError } from '../../network/unsent-error.js';
import { createLostError } from '../errors/create-lost-error.js';
import { createSessionLostError } from '../errors/create-session-lost-error.js';
import { createTooLargeError } from '../errors/create-too-large-error.js';
import { findHttpError } from '../errors/find-http-error.js';
import { RpcError } from '../errors/rpc-error.js';
import { readMessage } from '../session/read-message.js';
import { greetings, type GreetingAnswers } from '../handshake/greetings.js';
import type { Wire } from '../session/wire.js';
import { findLoss } from '../streamable/find-loss.js';
import { createWireEvents } from './create-wire-events.js';

export interface TransportWireOptions {
  /** The service as a person knows it. */
  readonly name: string;
  /** Of one message. */
  readonly maximumBytes: number;
  /** Whether a message that could not be sent has not arrived: over a pipe or a socket of our own it has not. */
  readonly failsUnsent: boolean;
}

export interface TransportWire {
  readonly wire: Wire;
  /** The same transport for the SDK's client, which sees the answers to its own requests only. */
  readonly forClient: Transport;
  readonly answers: GreetingAnswers;
  /** Takes in a message that came past the transport; what is no JSON is dropped. */
  takeText(text: string): void;
  /** A message was too large and is gone; the id of the request that it answers, where it could be told. */
  refuseLarge(requestId: string | number | undefined): void;
  /** The transport is gone, or of no use any more. */
  lose(reason: string, error?: NandaError): void;
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

const endedReason = 'The service ended the session.';

/**
 * A wire over a transport of the SDK in which all messages share one stream. Has its place between the transport and the
 * SDK's client from the beginning, so that nothing is lost that a service says during the handshake.
 */
export function createTransportWire(
  transport: Transport,
  { name, maximumBytes, failsUnsent }: TransportWireOptions,
): TransportWire {
  const events = createWireEvents();
  const waiting = new Map<string, Waiting>();
  const answers: GreetingAnswers = new Map();
  const greeted = new Map<unknown, string>();
  let closing: Promise<void> | undefined;
  let isLost = false;

  const forClient: Transport = {
    start: () => transport.start(),
    send: (message, options) => {
      if ('id' in message && 'method' in message && greetings.has(message.method)) {
        greeted.set(message.id, message.method);
      }
      return transport.send(message, options);
    },
    close: () => transport.close(),
    setProtocolVersion: (version) => transport.setProtocolVersion?.(version),
  };

  const lose: TransportWire['lose'] = (reason, error = createLostError(name)) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    // To close a transport is to be told that it is closed.
    if (closing || isLost) return;
    isLost = true;
    events.lose(reason);
    transport.close().catch(() => undefined);
  };

  const take: NonNullable<Transport['onmessage']> = (message, extra) => {
    const read = readMessage(message);
    if (read?.kind === 'message') {
      events.tell(read.message, undefined);
      return;
    }
    const asked = typeof read?.id === 'string' ? waiting.get(read.id) : undefined;
    if (!read || !asked || typeof read.id !== 'string') {
      const greeting = greeted.get(read?.id);
      if (greeting !== undefined) answers.set(greeting, read?.result);
      forClient.onmessage?.(message, extra);
      return;
    }
    waiting.delete(read.id);
    if (read.error) asked.reject(new RpcError(read.error));
    else asked.resolve(read.result);
  };
  transport.onmessage = take;
  transport.onerror = (error) => forClient.onerror?.(error);
  transport.onclose = () => {
    forClient.onclose?.();
    lose(endedReason);
  };

  const send = (message: object): Promise<void> =>
    transport.send({ jsonrpc: '2.0', ...message } as JSONRPCMessage);

  const describeFailure = (error: unknown): unknown => {
    if (failsUnsent) return new UnsentError(error);
    const http = findHttpError(error);
    const loss = http && findLoss({ ...http, isModern: false, hasSession: true });
    if (!loss) return error;
    events.lose('The service does not know the session any more.');
    return createSessionLostError(name, { cause: loss });
  };

  const end = (): Promise<void> => {
    closing ??= (async () => {
      events.mute();
      await transport.close();
    })();
    return closing;
  };

  const wire: Wire = {
    request: ({ id, method, params, resumeAt }) =>
      new Promise((resolve, reject) => {
        if (resumeAt !== undefined) {
          reject(createLostError(name));
          return;
        }
        waiting.set(id, { resolve, reject });
        send({ id, method, params }).catch((error: unknown) => {
          if (waiting.delete(id)) reject(describeFailure(error));
        });
      }),
    abandon: (id, notice) => {
      if (waiting.delete(id)) send(notice).catch(() => undefined);
    },
    notify: send,
    respond: (id, answer) => send({ id, ...answer }),
    requestOf: () => undefined,
    announce: () => Promise.resolve(),
    onMessage: events.onMessage,
    onClosed: events.onClosed,
    close: end,
    detach: end,
  };

  return {
    wire,
    forClient,
    answers,
    lose,
    takeText: (text) => {
      let message: JSONRPCMessage;
      try {
        // Its shape is looked at by who takes it.
        message = JSON.parse(text) as JSONRPCMessage;
      } catch (error) {
        forClient.onerror?.(error instanceof Error ? error : new Error(reasonOf(error)));
        return;
      }
      take(message);
    },
    refuseLarge: (requestId) => {
      const error = createTooLargeError(name, maximumBytes);
      if (requestId === undefined) {
        // Nobody knows who waits for it, and nobody must wait for ever.
        lose('The service sent a message that is too large.', error);
        return;
      }
      const asked = typeof requestId === 'string' ? waiting.get(requestId) : undefined;
      if (asked && typeof requestId === 'string') {
        waiting.delete(requestId);
        asked.reject(error);
      } else {
        forClient.onmessage?.({
          jsonrpc: '2.0',
          id: requestId,
          error: { code: -32_000, message: error.message },
        });
      }
    },
  };
}
