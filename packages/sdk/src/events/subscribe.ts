import type { EventSubscriber } from './event-channel.js';
import { EventGapError } from './event-gap-error.js';
import type { EventGap } from './event-gap.js';
import type { EventMessage } from './event-message.js';
import type { EventSubscription, SubscriptionOptions } from './event-subscription.js';
import type { EventTopic } from './event-topic.js';

/** What {@link subscribe} reads. */
export interface SubscribeParts<Event> {
  readonly topics: readonly EventTopic[];
  /** @returns the event in it, where it is one of those meant. */
  readonly pick: (message: EventMessage) => Event | undefined;
  readonly isWanted: (event: Event) => boolean;
  /** Whether nothing comes after it. @default never */
  readonly isLast?: (event: Event) => boolean;
  readonly add: (subscriber: EventSubscriber) => () => void;
  readonly whenReady: () => Promise<void>;
  readonly options: SubscriptionOptions;
}

type Item<Event> = { readonly event: Event } | { readonly gap: EventGap };
type Result<Event> = IteratorResult<Event, undefined>;

interface Reader<Event> {
  readonly resolve: (result: Result<Event>) => void;
  readonly reject: (error: unknown) => void;
}

/** Events that wait for a loop that is slow. */
const maxQueued = 1000;

const end = { done: true, value: undefined } as const;

/** Begins to keep events at once, and hands them to the loop that reads them. */
export function subscribe<Event>(parts: SubscribeParts<Event>): EventSubscription<Event> {
  const { topics, pick, isWanted, isLast, options, whenReady } = parts;
  const { signal, onGap } = options;
  const queue: Item<Event>[] = [];
  const readers: Reader<Event>[] = [];
  let failure: { readonly error: unknown } | undefined;
  let hasEnded = false;
  let lastId: string | null = null;
  let leave: (() => void) | undefined;

  /** Nothing comes any more; what waits is still read. */
  function stop(): void {
    hasEnded = true;
    leave?.();
    leave = undefined;
    signal?.removeEventListener('abort', quit);
    hand();
  }

  /** Nothing is read any more either. */
  function quit(): void {
    queue.length = 0;
    failure = undefined;
    stop();
  }

  function fail(error: unknown): void {
    if (hasEnded) return;
    failure = { error };
    stop();
  }

  function hand(): void {
    for (let reader = readers.shift(); reader !== undefined; reader = readers.shift()) {
      const result = take();
      if (result === undefined) {
        readers.unshift(reader);
        return;
      }
      if ('error' in result) reader.reject(result.error);
      else reader.resolve(result);
    }
  }

  /** What a reader gets now; undefined where it has to wait. */
  function take(): Result<Event> | { readonly error: unknown } | undefined {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      if ('event' in item) return { done: false, value: item.event };
      try {
        if (onGap === undefined) throw new EventGapError(item.gap);
        Promise.resolve(onGap(item.gap)).catch(fail);
      } catch (error) {
        quit();
        return { error };
      }
    }
    if (failure !== undefined) {
      const { error } = failure;
      failure = undefined;
      return { error };
    }
    return hasEnded ? end : undefined;
  }

  function miss(gap: EventGap): void {
    const last = queue.at(-1);
    if (last === undefined || 'event' in last) queue.push({ gap });
    hand();
  }

  function receive(message: EventMessage): void {
    const event = hasEnded ? undefined : pick(message);
    if (event === undefined) return;
    if (!isWanted(event)) {
      // It may be the last one all the same.
    } else if (queue.length >= maxQueued) {
      const topic = message.type === 'event' ? 'catalog' : 'connections';
      miss({ topic, after: lastId, cause: 'queue' });
    } else {
      queue.push({ event });
      lastId = message.id;
      hand();
    }
    if (isLast?.(event) === true) stop();
  }

  if (signal?.aborted === true) hasEnded = true;
  else {
    signal?.addEventListener('abort', quit, { once: true });
    leave = parts.add({
      topics,
      onMessage: receive,
      onNotice: (notice) => {
        if (notice.type === 'gap' && topics.includes(notice.detail.topic)) miss(notice.detail);
        else if (notice.type === 'error') fail(notice.detail);
      },
      onClose: stop,
    });
  }

  const subscription: EventSubscription<Event> = {
    next: () =>
      new Promise((resolve, reject) => {
        readers.push({ resolve, reject });
        hand();
      }),
    async return() {
      quit();
      return end;
    },
    ready: whenReady,
    [Symbol.asyncIterator]: () => subscription,
    async [Symbol.asyncDispose]() {
      quit();
    },
  };
  return subscription;
}
