import type { HttpExchange } from '../../network/create-http-sender.js';
import { reopenPause } from '../announcements/reopen-pause.js';
import { createPause } from '../shared/create-pause.js';
import { openEventStream } from './open-event-stream.js';
import { readEventStream } from './read-event-stream.js';
import type { StreamableContext } from './streamable-context.js';
import { takeMessages } from './take-messages.js';

/** The stream of the older era for all that belongs to no request. Its end is never the end of the session. */
export interface AnnouncementStream {
  /**
   * Asks for it, and again whenever it ends. Once is enough. Resolves when it is open or known not to be there, or after
   * a moment: some services say nothing at all before there is something to say.
   */
  open(): Promise<void>;
  close(): void;
}

/** One that lived so long was of use, in milliseconds. */
const usefulLife = 30_000;
const openLimit = 1000;

export function createAnnouncementStream(given: StreamableContext): AnnouncementStream {
  // That there is no such stream says nothing about the session.
  const context: StreamableContext = { ...given, onLost: undefined };
  const pause = createPause();
  let exchange: HttpExchange | undefined;
  let lastEventId: string | undefined;
  let retry: number | undefined;
  let opening: Promise<void> | undefined;
  let onSettled = (): void => undefined;

  /** Gives whether it was of use; undefined where there is none. */
  const openOnce = async (): Promise<boolean | undefined> => {
    const asked = openEventStream({ lastEventId }, context);
    exchange = asked.exchange;
    const opened = await asked.result;
    onSettled();
    if (opened.kind === 'refused') return undefined;
    if (opened.kind === 'failed') {
      retry = opened.retryAfter ?? retry;
      return false;
    }
    const openedAt = performance.now();
    let hasSpoken = false;
    const end = await readEventStream(opened.response, {
      maximumBytes: context.maximumBytes,
      onId: (id) => {
        lastEventId = id === '' ? undefined : id;
      },
      onRetry: (milliseconds) => {
        retry = milliseconds;
      },
      onMessage: (data) => {
        hasSpoken = true;
        takeMessages(data, { requestId: undefined, context });
      },
    });
    if (end === 'too-large') return false;
    return hasSpoken || performance.now() - openedAt >= usefulLife;
  };

  const keepOpen = async (): Promise<void> => {
    let useless = 0;
    while (!pause.isEnded) {
      const wasUseful = await openOnce();
      if (wasUseful === undefined) return;
      useless = wasUseful ? 0 : useless + 1;
      await pause.wait(
        reopenPause({ useless: Math.max(useless - 1, 0), retry, random: Math.random() }),
      );
    }
  };

  return {
    open: () => {
      if (pause.isEnded) return Promise.resolve();
      opening ??= new Promise((resolve) => {
        const timer = setTimeout(resolve, openLimit).unref();
        onSettled = () => {
          clearTimeout(timer);
          resolve();
        };
        void keepOpen();
      });
      return opening;
    },
    close: () => {
      pause.end();
      exchange?.abort();
    },
  };
}
