import type { RealtimeServerMessage } from '@nanda/protocol';
import type { Channel } from './create-channel.js';

/** Where the events of a session go out, whichever socket it has, one after the other. */
export interface Outlet {
  /** Whether what is sent now goes out at once. */
  isClear(): boolean;
  /** What waits goes out over this from now on. */
  attach(channel: Channel): void;
  /** Everything waits for another one. */
  detach(): void;
  /** The channel is clear again. */
  flush(): void;
  /**
   * Waits for its turn and for a channel that is clear, and only then makes the message. What makes none
   * has nothing to say any more.
   *
   * @returns whether to go on: false once the session is over.
   */
  send(
    make: () => Promise<RealtimeServerMessage | undefined> | RealtimeServerMessage | undefined,
  ): Promise<boolean>;
  /** Nothing goes out any more. */
  end(): void;
}

interface Job {
  readonly make: Parameters<Outlet['send']>[0];
  readonly resolve: (goesOn: boolean) => void;
  readonly reject: (reason: unknown) => void;
}

export function createOutlet(): Outlet {
  const jobs: Job[] = [];
  let channel: Channel | undefined;
  let isFlushing = false;
  let hasEnded = false;

  function next(): Job | undefined {
    return channel?.isClear() === true ? jobs[0] : undefined;
  }

  async function flush(): Promise<void> {
    if (isFlushing) return;
    isFlushing = true;
    for (let job = next(); job !== undefined; job = next()) await run(job);
    isFlushing = false;
  }

  async function run(job: Job): Promise<void> {
    try {
      const message = await job.make();
      if (hasEnded) return;
      if (message !== undefined) {
        // It has dropped or filled up meanwhile: made again when its time comes.
        if (channel?.isClear() !== true) return;
        channel.send(message);
      }
      jobs.shift();
      job.resolve(true);
    } catch (error) {
      if (!hasEnded) jobs.shift();
      job.reject(error);
    }
  }

  const outlet: Outlet = {
    isClear: () => channel?.isClear() === true && jobs.length === 0,
    attach(attached) {
      channel = attached;
      void flush();
    },
    detach() {
      channel = undefined;
    },
    flush() {
      void flush();
    },
    send(make) {
      if (hasEnded) return Promise.resolve(false);
      const { promise, resolve, reject } = Promise.withResolvers<boolean>();
      jobs.push({ make, resolve, reject });
      void flush();
      return promise;
    },
    end() {
      hasEnded = true;
      channel = undefined;
      for (const { resolve } of jobs.splice(0)) resolve(false);
    },
  };
  return outlet;
}
