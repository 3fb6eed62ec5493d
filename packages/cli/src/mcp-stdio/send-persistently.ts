import type { ExchangeOutcome } from './exchange-outcome.js';
import { lostCall } from './lost-call.js';
import { pauseFor } from './pause-for.js';
import { RelayFailure } from './relay-failure.js';
import { unreachableProxy } from './unreachable-proxy.js';

export interface SendPersistentlyOptions {
  readonly method: string;
  /** Whether it may be sent again where nobody knows whether it was begun with. */
  readonly isRepeatable: boolean;
  readonly signal: AbortSignal;
  /** Sends it once. */
  readonly attempt: () => Promise<ExchangeOutcome>;
  /** Makes it possible to send it again. @throws RelayFailure, CliError */
  readonly recover: (outcome: ExchangeOutcome) => Promise<void>;
}

const maxAttempts = 6;

/** Sends a request until it is answered, as long as it is done no more than once. @throws RelayFailure, or the reason of the signal */
export async function sendPersistently({
  method,
  isRepeatable,
  signal,
  attempt,
  recover,
}: SendPersistentlyOptions): Promise<void> {
  for (let attempts = 1; ; attempts += 1) {
    const outcome = await attempt();
    const { kind } = outcome;
    if (kind === 'answered') return;
    if (kind === 'refused') throw new RelayFailure(outcome.refusal);
    const reason = kind === 'session-lost' ? 'it does not know the session' : outcome.reason;
    if (kind === 'lost' && !isRepeatable) throw new RelayFailure(lostCall(method, { reason }));
    if (attempts === maxAttempts) throw new RelayFailure(unreachableProxy(reason));
    // At once the first time: then it has only just been found out.
    if (attempts > 1) await pauseFor(Math.min(2000, 100 * 2 ** attempts), signal);
    await recover(outcome);
  }
}
