import { isObject } from '../../core/is-object.js';
import { NandaError } from '../../core/nanda-error.js';
import type { Channel } from '../session/create-channel.js';
import { createPause } from '../shared/create-pause.js';
import type { Announcements } from './announcements.js';
import { createListening, type Listening } from './create-listening.js';
import { reopenPause } from './reopen-pause.js';

export interface ModernAnnouncementsOptions {
  readonly channel: Channel;
  /** What the service says that it can do. */
  readonly capabilities: Readonly<Record<string, unknown>>;
  /** The service as a person knows it. */
  readonly name: string;
}

type Filter = Readonly<Record<string, boolean | readonly string[]>>;

const maximumUris = 1000;
/** A listening that lived so long was of use, in milliseconds. */
const usefulLife = 30_000;

/** The newer era: one request, `subscriptions/listen`, whose answer goes on and on and is asked for anew when it ends. */
export function createModernAnnouncements({
  channel,
  capabilities,
  name,
}: ModernAnnouncementsOptions): Announcements {
  const pause = createPause();
  const listenings = new Map<string, Listening>();
  const lists: Filter = Object.fromEntries(
    ['tools', 'prompts', 'resources'].flatMap((list) => {
      const capability = capabilities[list];
      const isTold = isObject(capability) && capability['listChanged'] === true;
      return isTold ? [[`${list}ListChanged`, true]] : [];
    }),
  );
  let uris: ReadonlySet<string> = new Set();
  let current: Listening | undefined;
  let isKeeping = false;
  let isRefused = false;
  let turn: Promise<unknown> = Promise.resolve();

  const filterFor = (wanted: ReadonlySet<string>): Filter => ({
    ...lists,
    ...(wanted.size > 0 && { resourceSubscriptions: [...wanted] }),
  });
  const listen = (wanted: ReadonlySet<string>): Listening => {
    const listening = createListening({ channel, filter: filterFor(wanted), name });
    listenings.set(listening.id, listening);
    void listening.ended.then(() => listenings.delete(listening.id));
    return listening;
  };

  const keep = async (): Promise<void> => {
    let useless = 0;
    while (!pause.isEnded) {
      if (Object.keys(filterFor(uris)).length === 0) return;
      const watched = (current ??= listen(uris));
      const startedAt = performance.now();
      const { isUnknown } = await watched.ended;
      if (performance.now() - startedAt >= usefulLife) useless = 0;
      // Another one has taken its place.
      if (current !== watched) continue;
      current = undefined;
      if (isUnknown) {
        isRefused = true;
        return;
      }
      await pause.wait(reopenPause({ useless, random: Math.random() }));
      useless += 1;
    }
  };
  const start = (): void => {
    if (isKeeping || isRefused || pause.isEnded) return;
    isKeeping = true;
    void keep().finally(() => {
      isKeeping = false;
    });
  };

  /** Listens to another set of resources, without a moment in which nobody listens. */
  const change = (alter: (wanted: Set<string>) => unknown, signal: AbortSignal): Promise<void> => {
    const changing = turn.then(async () => {
      const wanted = new Set(uris);
      alter(wanted);
      if (wanted.size === uris.size) return;
      if (wanted.size > maximumUris) throw createTooManyError(name);
      const before = current;
      if (Object.keys(filterFor(wanted)).length > 0) {
        const next = listen(wanted);
        try {
          const honoured = await next.acknowledged(signal);
          const news = [...wanted].find((uri) => !uris.has(uri));
          if (news !== undefined && honoured && !honoured.has(news)) throw createUntoldError(name);
        } catch (error) {
          next.close();
          throw error;
        }
        current = next;
      } else current = undefined;
      uris = wanted;
      isRefused = false;
      before?.close();
      start();
    });
    turn = changing.catch(() => undefined);
    return changing;
  };

  return {
    start: () => {
      if (Object.keys(lists).length > 0) start();
    },
    subscribe: (uri, signal) => change((wanted) => wanted.add(uri), signal),
    unsubscribe: (uri, signal) => change((wanted) => wanted.delete(uri), signal),
    acknowledge: ({ notifications }, request) => {
      if (request !== undefined) listenings.get(request)?.acknowledge(notifications);
    },
    close: () => {
      pause.end();
      for (const listening of listenings.values()) listening.close();
    },
  };
}

function createUntoldError(name: string): NandaError {
  return new NandaError(
    'UPSTREAM_ERROR',
    `"${name}" does not tell of changes of this resource. Read it again from time to time.`,
  );
}

function createTooManyError(name: string): NandaError {
  return new NandaError(
    'OVERLOADED',
    `No more than ${maximumUris} resources of "${name}" can be subscribed to at once. Unsubscribe from some first.`,
    { retryable: false },
  );
}
