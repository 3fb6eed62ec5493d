import type { ClientMessage } from './client-message.js';
import type { MessageShape } from './create-message-scanner.js';
import { createToolMemory } from './create-tool-memory.js';
import { exchangeRequest } from './exchange-request.js';
import type { ExchangeOutcome } from './exchange-outcome.js';
import { isHeaderMismatch } from './is-header-mismatch.js';
import { isRepeatable } from './is-repeatable.js';
import { createListening } from './create-listening.js';
import { modernHeaders } from './modern-headers.js';
import { ownRequest } from './own-request.js';
import { pauseFor } from './pause-for.js';
import type { ProxyPlace } from './proxy-place.js';
import { RelayFailure } from './relay-failure.js';
import type { RelayTools } from './relay-tools.js';
import { sendPersistently } from './send-persistently.js';
import type { UnderWay } from './under-way.js';

/** Brings what a client of 2026-07-28 says to the proxy. There is no session: each request stands for itself. */
export interface ModernRelay {
  /** @throws RelayFailure, CliError, or the reason of the signal */
  request(message: ClientMessage, call: UnderWay): Promise<void>;
}

/** Pages of tools that are asked for, where a tool's header fields are not known. */
const maxPages = 50;
/** Milliseconds between two looks for a proxy that has gone. */
const lookInterval = 500;
const longestLookInterval = 5000;

export function createModernRelay({ door, exchanger, writer }: RelayTools): ModernRelay {
  const memory = createToolMemory();

  function send(
    message: ClientMessage,
    {
      place,
      deliver,
      ...call
    }: UnderWay & {
      readonly place: ProxyPlace;
      readonly deliver: (answer: Buffer, shape: MessageShape) => Promise<void>;
    },
  ): Promise<ExchangeOutcome> {
    return exchangeRequest(message, {
      ...call,
      exchanger,
      place,
      headers: { ...modernHeaders(message), ...memory.headersOf(message) },
      hasSession: false,
      ready: writer.ready,
      deliver,
    });
  }

  /** Asks for all tools, as the client would. */
  async function learnTools(message: ClientMessage, place: ProxyPlace, signal: AbortSignal) {
    let cursor: string | undefined;
    for (let page = 0; page < maxPages; page += 1) {
      const params = { _meta: message.params['_meta'], ...(cursor !== undefined && { cursor }) };
      const list = { ...ownRequest('tools/list', params), version: message.version };
      let next: string | undefined;
      await send(list, {
        place,
        signal,
        onSent: () => undefined,
        deliver: async (answer, { isAnswer }) => {
          if (isAnswer) next = memory.learn(answer);
        },
      });
      if (next === undefined || next === cursor) return;
      cursor = next;
    }
  }

  async function request(message: ClientMessage, call: UnderWay): Promise<void> {
    const { method } = message;
    let place = await door.open();
    let mayLearn = method === 'tools/call';
    const attempt = async (): Promise<ExchangeOutcome> => {
      let isMismatch = false;
      const outcome = await send(message, {
        ...call,
        place,
        async deliver(answer) {
          isMismatch = mayLearn && isHeaderMismatch(answer);
          if (isMismatch) return;
          if (method === 'tools/list' && answer.includes('x-mcp-header')) memory.learn(answer);
          await writer.write(answer);
        },
      });
      if (!isMismatch) return outcome;
      mayLearn = false;
      await learnTools(message, place, call.signal);
      return attempt();
    };
    await sendPersistently({
      method,
      isRepeatable: isRepeatable(method),
      signal: call.signal,
      attempt,
      recover: async () => void (place = await door.reopen(place)),
    });
  }

  /** Stands until the client or the server ends it. While no proxy is there none is started. */
  async function listen(message: ClientMessage, call: UnderWay): Promise<void> {
    const { signal } = call;
    const listening = createListening(writer);
    let place = await door.open();
    const attempt = async (): Promise<ExchangeOutcome> => {
      const outcome = await send(message, { ...call, place, deliver: listening.deliver });
      if (outcome.kind === 'refused') throw new RelayFailure(outcome.refusal);
      return outcome;
    };
    let last: ExchangeOutcome = { kind: 'unsent', reason: 'it is not sent yet' };
    await sendPersistently({
      method: message.method,
      isRepeatable: true,
      signal,
      // Once it has begun, that it was lost is nothing that the client has to know.
      attempt: async () => {
        last = await attempt();
        return listening.hasBegun ? { kind: 'answered' } : last;
      },
      recover: async () => void (place = await door.reopen(place)),
    });
    for (let wait = lookInterval; last.kind !== 'answered'; last = await attempt()) {
      listening.interrupt();
      await pauseFor(wait, signal);
      wait = Math.min(wait * 2, longestLookInterval);
      place = (await door.look(place)) ?? place;
    }
  }

  return {
    request: (message, call) =>
      message.method === 'subscriptions/listen' ? listen(message, call) : request(message, call),
  };
}
