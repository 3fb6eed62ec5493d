import type { McpServing } from '../mcp-exchange.js';
import { createOutbox } from '../streams/create-outbox.js';
import type { ReplyStream } from '../streams/create-reply.js';
import { sseResponse } from '../streams/sse-response.js';

export interface RequestStreamOptions extends Pick<McpServing, 'limits' | 'closing'> {
  /** The reader has gone, or takes nothing any more: in this era that takes its request back. */
  readonly onGone: () => void;
  /**
   * A reader that falls too far behind is given up, rather than that it misses something.
   * @default it misses what is no longer kept; the answer is always there
   */
  readonly isWhole?: boolean;
}

/** The stream that answers one request; nobody comes back to it. */
export function openRequestStream({
  limits,
  closing,
  onGone,
  isWhole = false,
}: RequestStreamOptions): ReplyStream {
  const outbox = createOutbox({ limits });
  const reader = new AbortController();
  reader.signal.addEventListener('abort', onGone, { once: true });

  async function* frames(): AsyncGenerator<string, void, undefined> {
    const { signal } = reader;
    const onGap = (): void => {
      if (isWhole) reader.abort();
    };
    for await (const { text } of outbox.follow({ signal, onGap })) {
      yield `event: message\ndata: ${text}\n\n`;
    }
  }

  return {
    send: (message) => outbox.append(message),
    end: () => outbox.end(),
    response: sseResponse(frames(), { reader, closing, heartbeat: limits.heartbeat }),
  };
}
