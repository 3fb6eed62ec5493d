import { createSessionStream, type SessionStream } from './create-session-stream.js';
import type { StreamSettings } from './stream-settings.js';

/** The streams of a session: its own one, and those that answer its requests. */
export interface StreamShelf {
  /** What comes beside any request; read with GET. */
  readonly main: SessionStream;
  /** Whether somebody reads one of them. */
  readonly isRead: boolean;
  /** For the answer to a POST. */
  open(): SessionStream;
  /** Reads on after an event; undefined where its stream is no longer known. */
  resume(eventId: string): Response | undefined;
  /** Lets go of streams that ended long ago. */
  sweep(): void;
  /** The session is over. */
  end(): void;
}

/** Keeps the streams of a session for those who lost the connection. */
export function createStreamShelf(settings: StreamSettings): StreamShelf {
  const { limits } = settings;
  const main = createSessionStream('s', settings);
  /** In the order in which they were opened. */
  const answers = new Map<string, SessionStream>();
  let count = 0;

  function sweep(): void {
    const ended = [...answers.values()].filter(({ endedAt }) => endedAt !== undefined);
    let kept = ended.length;
    let bytes = ended.reduce((sum, stream) => sum + stream.bytes, 0);
    const oldest = performance.now() - limits.keepTime;
    for (const stream of ended) {
      const isOld = (stream.endedAt ?? 0) < oldest;
      const isTooMuch = kept > limits.maxKeptStreams || bytes > limits.maxKeptOfSession;
      // Who reads one holds it by itself.
      if (!isOld && !isTooMuch) continue;
      answers.delete(stream.key);
      kept -= 1;
      bytes -= stream.bytes;
    }
  }

  return {
    main,
    get isRead() {
      return main.isRead || [...answers.values()].some((stream) => stream.isRead);
    },
    open() {
      sweep();
      count += 1;
      const stream = createSessionStream(`r${count}`, settings);
      answers.set(stream.key, stream);
      return stream;
    },
    resume(eventId) {
      const [, key = '', position] = /^(s|r\d{1,12})-(\d{1,12})$/.exec(eventId) ?? [];
      const stream = key === 's' ? main : answers.get(key);
      return stream?.read(Number(position));
    },
    sweep,
    end() {
      for (const stream of [main, ...answers.values()]) stream.end();
      answers.clear();
    },
  };
}
