import type { ToolAnnotations } from '@nanda/protocol';
import { defaults } from '@nanda/protocol/facts';
import type { BorrowedSession } from '../../connections/borrowed-session.js';
import type { NandaError } from '../../nanda-error.js';
import type { CallClock } from './call-clock.js';
import { decideReplay } from './decide-replay.js';
import type { LiveExecution } from './live-execution.js';
import { pauseFor } from './pause-for.js';
import type { ReplayBudget } from './replay-budget.js';
import { toCallFailure } from './to-call-failure.js';

export interface RepeatCallOptions {
  readonly clock: Pick<CallClock, 'signal' | 'left'>;
  /** The session to begin with. */
  readonly borrowed: BorrowedSession;
  /** Another one, for when the call is sent again. */
  readonly borrow: (signal: AbortSignal) => Promise<BorrowedSession>;
  /** How often it may be sent again; undefined where the caller said nothing. */
  readonly wanted: number | undefined;
  readonly budget: ReplayBudget;
  /** What the service says of the tool. */
  readonly annotations?: ToolAnnotations | undefined;
  /** Whether such a failure may be tried to mend by another attempt. @default each may */
  readonly mayMend?: ((failure: NandaError) => boolean) | undefined;
}

/** One attempt over one session, which it gives back. `retries` is 1 where it is one more than the caller asked for. */
export type CallAttempt<Value> = (borrowed: BorrowedSession, retries: number) => Promise<Value>;

/**
 * Makes a call, again where that is right.
 *
 * @throws NandaError
 */
export async function repeatCall<Value>(
  execution: Pick<LiveExecution, 'isSuspended' | 'retried'>,
  options: RepeatCallOptions,
  attempt: CallAttempt<Value>,
): Promise<Value> {
  const { clock, budget, mayMend = () => true } = options;
  const { signal } = clock;
  let { borrowed } = options;
  budget.called();
  for (let replays = 0; ; replays += 1) {
    try {
      return await attempt(borrowed, Math.min(replays, 1));
    } catch (error) {
      const failure = toCallFailure(error, signal);
      const decision = decideReplay({
        failure,
        annotations: options.annotations,
        replays,
        wanted: options.wanted,
        usual: defaults.callRetries,
        isAffordable: budget.isAffordable,
        timeLeft: clock.left,
        random: Math.random(),
      });
      if (!decision.isReplayed || !mayMend(failure)) throw failure;
      if (signal.aborted || execution.isSuspended) throw failure;
      if (decision.isBudgeted) budget.replayed();
      execution.retried(failure.message);
      await pauseFor(decision.pause, { signal });
      borrowed = await options.borrow(signal).catch((second: unknown) => {
        throw toCallFailure(second, signal);
      });
    }
  }
}
