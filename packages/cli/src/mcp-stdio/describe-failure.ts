import { CliError } from '../errors/cli-error.js';
import type { JsonRpcRefusal } from './json-rpc-refusal.js';

/** An error of ours as a client is told it: what went wrong, and what to do. */
export function describeFailure(error: unknown): JsonRpcRefusal {
  if (!(error instanceof CliError)) {
    const message = error instanceof Error ? error.message : String(error);
    return { message, data: { code: 'INTERNAL_ERROR', retryable: false } };
  }
  const { code, message, hint, retryable } = error;
  const text = hint === undefined ? message : `${message} ${hint}`;
  return { message: text, data: { code, retryable } };
}
