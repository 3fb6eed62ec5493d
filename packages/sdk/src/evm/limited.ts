import { AbortError } from '../errors/abort-error.js';
import { EvmAuthError } from '../errors/evm-auth-error.js';
import { NandaError } from '../errors/nanda-error.js';
import { within } from '../http/within.js';

/** How somebody else's work is waited for. */
export interface Patience {
  /** What is done, for messages: `The wallet did not sign`. */
  readonly failing: string;
  /** Milliseconds. */
  readonly timeout: number;
  readonly signal: AbortSignal | undefined;
}

/** Waits for what a wallet or its user does, and no longer than that. @throws EvmAuthError, AbortError */
export async function limited<Value>(
  work: (signal: AbortSignal) => Value | PromiseLike<Value>,
  { failing, timeout, signal }: Patience,
): Promise<Value> {
  let outcome;
  try {
    outcome = await within(async (interest) => [await work(interest)] as const, {
      signal,
      timeout,
    });
  } catch (cause) {
    if (NandaError.isInstance(cause)) throw cause;
    throw new EvmAuthError(`${failing}: ${messageOf(cause)}`, { cause });
  }
  if (outcome === 'aborted') throw new AbortError(signal?.reason);
  if (outcome === 'timeout') throw new EvmAuthError(`${failing} within ${timeout / 1000} s.`);
  return outcome[0];
}

/** Wallets reject with plain objects as well. */
function messageOf(cause: unknown): string {
  const message: unknown = Object(cause).message;
  return typeof message === 'string' ? message : String(cause);
}
