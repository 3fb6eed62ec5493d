import type { ClientMessage } from './client-message.js';
import type { LegacyRelay } from './create-legacy-relay.js';
import type { ModernRelay } from './create-modern-relay.js';
import { describeFailure } from './describe-failure.js';
import type { JsonRpcId } from './json-rpc-id.js';
import { jsonRpcError } from './json-rpc-error.js';
import type { JsonRpcRefusal } from './json-rpc-refusal.js';
import { readClientMessage } from './read-client-message.js';
import { RelayFailure } from './relay-failure.js';
import type { RelayTools } from './relay-tools.js';

/** Takes what a client says, line by line, and sees to it that every request has one answer. */
export interface Reception {
  take(line: Buffer): void;
  /** Of a line that is longer than the proxy takes. */
  refuseLong(size: number, id: string | undefined): void;
  /** Waits for the answers under way, but no longer than that many milliseconds. Those that are missing are given up. */
  drain(time: number): Promise<void>;
}

export interface ReceptionOptions extends RelayTools {
  readonly legacy: LegacyRelay;
  readonly modern: ModernRelay;
  /** Is not read while much of it waits to be sent. */
  readonly stdin: Pick<NodeJS.ReadableStream, 'pause' | 'resume'>;
}

/** A request that waits for its answer. */
interface Call {
  readonly controller: AbortController;
  readonly isModern: boolean;
  /** Has no answer that could be waited for. */
  readonly isStanding: boolean;
}

/** Requests under way at a time, and bytes of messages that are held because they may have to be sent again. */
const maxCalls = 1000;
const maxHeld = 32 * 1024 * 1024;
/** Milliseconds that what comes next waits for what came before. */
const longestTurn = 5000;

const [parseError, invalidRequest] = [-32700, -32600];

export function createReception({
  legacy,
  modern,
  stdin,
  writer,
  log,
}: ReceptionOptions): Reception {
  const calls = new Map<string, Call>();
  let lane: Promise<void> = Promise.resolve();
  let held = 0;
  let isEnding = false;
  let onIdle: (() => void) | undefined;
  const isIdle = () => [...calls.values()].every(({ isStanding }) => isStanding);

  function refuse(ids: readonly JsonRpcId[], refusal: JsonRpcRefusal): void {
    log.warn(refusal.message);
    for (const id of ids) void writer.write(jsonRpcError(id, refusal));
  }

  /** Everything is sent in the order in which it came; answers come when they come. */
  function inTurn(
    work: (onSent: () => void) => Promise<void>,
    { limit }: { readonly limit?: number } = {},
  ): Promise<void> {
    const before = lane;
    const sent = Promise.withResolvers<void>();
    lane = sent.promise;
    return before.then(async () => {
      const timer = limit && setTimeout(sent.resolve, limit);
      try {
        await work(sent.resolve);
      } finally {
        clearTimeout(timer);
        sent.resolve();
      }
    });
  }

  function hold(size: number): void {
    held += size;
    if (held > maxHeld) stdin.pause();
    else if (size < 0 && !isEnding) stdin.resume();
  }

  async function request(message: ClientMessage): Promise<void> {
    const { ids, method, line, version } = message;
    const key = JSON.stringify(ids.length === 1 ? ids[0] : ids);
    if (calls.has(key)) {
      return refuse(ids, { code: invalidRequest, message: `The id ${key} is in use.` });
    }
    if (calls.size >= maxCalls) {
      const text = `There are ${maxCalls} requests under way already. Wait for some of their answers.`;
      return refuse(ids, { message: text, data: { code: 'OVERLOADED', retryable: true } });
    }
    const isModern = version !== undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const isStanding = method === 'subscriptions/listen';
    calls.set(key, { controller, isModern, isStanding });
    hold(line.length);
    const begun = Date.now();
    const relay = isModern ? modern : legacy;
    try {
      // Before there is a session nothing else can be said.
      const limit = method === 'initialize' ? {} : { limit: longestTurn };
      await inTurn((onSent) => relay.request(message, { signal, onSent }), limit);
      log.debug(`${method} ${Date.now() - begun} ms`);
    } catch (error) {
      // Who has taken it back wants no answer.
      if (signal.aborted) return;
      const refusal = error instanceof RelayFailure ? error.refusal : describeFailure(error);
      refuse(ids, refusal);
    } finally {
      calls.delete(key);
      hold(-line.length);
      if (isIdle()) onIdle?.();
    }
  }

  async function tell(message: ClientMessage): Promise<void> {
    const { method, params, line } = message;
    const cancelled = method === 'notifications/cancelled' ? params['requestId'] : undefined;
    const call = calls.get(JSON.stringify(cancelled) ?? '');
    // There the end of the stream says it.
    if (call?.isModern === true) return call.controller.abort();
    hold(line.length);
    try {
      await inTurn(() => legacy.tell(message), { limit: longestTurn });
    } catch (error) {
      log.warn(`${method || 'An answer'} was not sent: ${describeFailure(error).message}`);
    } finally {
      hold(-line.length);
      call?.controller.abort();
    }
  }

  return {
    take(line) {
      if (line.every((byte) => byte <= 0x20)) return;
      const message = readClientMessage(line);
      if (message === undefined) {
        const text = 'This line is no JSON-RPC message.';
        return refuse([null], { code: parseError, message: text });
      }
      void (message.ids.length > 0 && message.kind !== 'answer' ? request(message) : tell(message));
    },
    refuseLong(size, id) {
      const text = `A message of ${size} bytes is longer than the proxy takes (4 MiB). Nothing was sent.`;
      refuse([readId(id)], {
        message: text,
        data: { code: 'PAYLOAD_TOO_LARGE', retryable: false },
      });
    },
    async drain(time) {
      isEnding = true;
      const idle = new Promise<void>((resolve) => {
        onIdle = resolve;
        if (isIdle()) resolve();
      });
      const timer = Promise.withResolvers<void>();
      const handle = setTimeout(timer.resolve, time);
      await Promise.race([Promise.all([lane, idle]), timer.promise]);
      clearTimeout(handle);
      for (const { controller } of calls.values())
        controller.abort(new Error('The client is gone.'));
    },
  };
}

function readId(json = 'null'): JsonRpcId {
  try {
    return JSON.parse(json) as JsonRpcId;
  } catch {
    return null;
  }
}
