export interface PaceOptions {
  readonly requestsPerMinute: number;
  /** Milliseconds, never going back. */
  readonly now: () => number;
  /** Ends early, with the signal's reason. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

export interface Pace {
  /**
   * Resolves when the next request may be sent; of one kind in the order in which it was asked for. Whoever gives up
   * before costs nobody anything.
   *
   * A question is an extra: while others wait too, it gets at most every fourth turn, and it fails with an
   * `AbortError` where it cannot have one within a second.
   */
  take(signal: AbortSignal, options?: { readonly isQuestion?: boolean }): Promise<void>;
  /** Lets nothing pass for this long: the registry asked for it. */
  pause(milliseconds: number): void;
}

interface Waiter {
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
  /** When it gives up. */
  readonly deadline: number;
}

const minute = 60_000;
/** The share of the minute's requests that may be sent without any pause between them. */
const burstShare = 1 / 18;
/** Milliseconds. */
const patienceOfQuestions = 1_000;
/** Turns of others between two questions. */
const turnsOfOthers = 3;

/**
 * A token bucket. Its burst is taken off its rate, so that no minute, wherever it begins, sees more requests
 * than were allowed. A turn is spent when it is given, never before.
 */
export function createPace({ requestsPerMinute, now, wait }: PaceOptions): Pace {
  const burst = Math.max(1, Math.floor(requestsPerMinute * burstShare));
  const interval = minute / Math.max(requestsPerMinute - burst, requestsPerMinute / 2);
  const questions = new Set<Waiter>();
  const others = new Set<Waiter>();
  /** When the bucket will be full again; each request moves it on by one interval. */
  let fullAt = now();
  let pausedUntil = fullAt;
  let turnsSinceQuestion = turnsOfOthers;
  /** Ends the one wait for the next turn. */
  let waiting: AbortController | undefined;

  const restOf = (moment: number): number =>
    Math.max(Math.max(fullAt, moment) - (burst - 1) * interval, pausedUntil) - moment;

  function spend({ isQuestion }: { readonly isQuestion: boolean }): void {
    fullAt = Math.max(fullAt, now()) + interval;
    turnsSinceQuestion = isQuestion ? 0 : turnsSinceQuestion + 1;
  }

  function giveTurn(): void {
    const isQuestion =
      questions.size > 0 && (others.size === 0 || turnsSinceQuestion >= turnsOfOthers);
    const lane = isQuestion ? questions : others;
    const [next] = lane;
    if (next === undefined) return;
    lane.delete(next);
    spend({ isQuestion });
    next.resolve();
  }

  function endPatience(moment: number): void {
    for (const question of questions) {
      if (question.deadline > moment) return;
      questions.delete(question);
      question.reject(tooBusy());
    }
  }

  /** One wait for all, which lasts as long as anybody waits. */
  async function run(ending: AbortController): Promise<void> {
    waiting = ending;
    // Another one may have begun, after nobody was left to wait for.
    const isNeeded = (): boolean => waiting === ending && questions.size + others.size > 0;
    try {
      while (isNeeded()) {
        const moment = now();
        const rest = restOf(moment);
        if (rest <= 0) {
          giveTurn();
          continue;
        }
        endPatience(moment);
        const [question] = questions;
        const patience = question === undefined ? rest : question.deadline - moment;
        if (questions.size + others.size > 0) {
          await wait(Math.ceil(Math.min(rest, patience)), ending.signal);
        }
      }
    } catch (error) {
      if (waiting !== ending) return;
      for (const waiter of [...others, ...questions]) waiter.reject(error);
      others.clear();
      questions.clear();
    } finally {
      if (waiting === ending) waiting = undefined;
    }
  }

  return {
    async take(signal, { isQuestion = false } = {}) {
      signal.throwIfAborted();
      const moment = now();
      const rest = restOf(moment);
      if (questions.size + others.size === 0 && rest <= 0) {
        spend({ isQuestion });
        return;
      }
      if (isQuestion && rest > patienceOfQuestions) throw tooBusy();
      const lane = isQuestion ? questions : others;
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const deadline = moment + patienceOfQuestions;
      const waiter: Waiter = { resolve, reject, deadline };
      const giveUp = (): void => {
        lane.delete(waiter);
        reject(signal.reason);
        if (questions.size + others.size > 0) return;
        // Nobody is left to wait for.
        waiting?.abort();
        waiting = undefined;
      };
      signal.addEventListener('abort', giveUp, { once: true });
      lane.add(waiter);
      if (waiting === undefined) void run(new AbortController());
      try {
        await promise;
      } finally {
        signal.removeEventListener('abort', giveUp);
      }
    },
    pause(milliseconds) {
      pausedUntil = Math.max(pausedUntil, now() + milliseconds);
    },
  };
}

function tooBusy(): DOMException {
  return new DOMException(
    'The registry is read right now, and is not asked as well.',
    'AbortError',
  );
}
