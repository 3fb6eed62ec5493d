import type { StreamEvent } from './stream-event.js';
import type { ToolStream } from './tool-stream.js';
import type { ToolStreamSource } from './tool-stream-source.js';

/** One of the two readers. */
export type Share = Pick<ToolStreamSource, 'take' | 'end' | 'letGo'>;

/** Gives the events of one stream to two readers. It is ended when both have left. */
export function shareEvents(
  events: AsyncIterator<StreamEvent, void>,
  { stream }: { readonly stream: ToolStream },
): readonly [Share, Share] {
  /** What each has yet to read; one that was left has none. */
  const waiting = new Set<StreamEvent[]>();
  let next: Promise<IteratorResult<StreamEvent, void>> | undefined;

  async function pull(): Promise<IteratorResult<StreamEvent, void>> {
    const result = await events.next();
    if (result.done !== true) for (const queue of waiting) queue.push(result.value);
    return result;
  }

  function share(): Share {
    const queue: StreamEvent[] = [];
    waiting.add(queue);

    async function take(): Promise<IteratorResult<StreamEvent, void>> {
      while (queue.length === 0) {
        // Whoever has left does not go on reading for the other.
        if (!waiting.has(queue)) return { done: true, value: undefined };
        next ??= pull().finally(() => (next = undefined));
        const result = await next;
        if (result.done === true && queue.length === 0) return result;
      }
      // Not empty: somebody has pulled an event for both.
      return { done: false, value: queue.shift() as StreamEvent };
    }

    function leave(): void {
      waiting.delete(queue);
      queue.length = 0;
    }

    return {
      take,
      end: async () => {
        leave();
        if (waiting.size === 0) await stream.cancel();
      },
      letGo: async () => leave(),
    };
  }

  return [share(), share()];
}
