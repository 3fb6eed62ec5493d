import type { ClientCapability } from '@nanda/protocol';

import type { RunningCall } from '../session/create-calls.js';
import type { WireAnswer } from '../session/wire.js';
import { toWireAnswer } from './to-wire-answer.js';

export interface AskCallerOptions {
  readonly kind: ClientCapability;
  readonly params: Readonly<Record<string, unknown>>;
  /** Aborted when the service takes its question back. */
  readonly signal: AbortSignal;
}

const failureCodes: Record<ClientCapability, number> = {
  elicitation: -32_603,
  roots: -32_603,
  // What MCP shows for a user who rejects it.
  sampling: -1,
};

/**
 * Asks whoever made the call. Undefined where the call has ended first, or the question was taken back: then the caller
 * is told so by the signal. A caller who cannot answer is an error for the service.
 */
export async function askCaller(
  call: RunningCall,
  { kind, params, signal }: AskCallerOptions,
): Promise<WireAnswer | undefined> {
  const withdrawn = new AbortController();
  const withdraw = (): void => withdrawn.abort();
  if (signal.aborted || call.hasEnded) return undefined;
  signal.addEventListener('abort', withdraw, { once: true });
  const gone = new Promise<undefined>((resolve) => {
    withdrawn.signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  void call.ended.then(withdraw);
  const asked = (async (): Promise<WireAnswer> => {
    try {
      const given = await call.listener.onInput({ kind, params, signal: withdrawn.signal });
      return toWireAnswer(kind, given);
    } catch {
      return { error: { code: failureCodes[kind], message: 'The request could not be answered.' } };
    }
  })();
  try {
    return await Promise.race([asked, gone]);
  } finally {
    signal.removeEventListener('abort', withdraw);
  }
}
