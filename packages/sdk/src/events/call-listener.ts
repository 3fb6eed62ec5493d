import type { Logger } from '../logger.js';

/**
 * Calls a listener and waits for nothing of it: one that awaits the client again must not hold up the events
 * that it waits for. What it throws, or rejects with, is its own affair and reported.
 */
export function callListener<Value>(
  listener: (value: Value) => unknown,
  {
    value,
    type,
    logger,
  }: { readonly value: Value; readonly type: string; readonly logger: Logger },
): void {
  void (async () => listener(value))().catch((error: unknown) => {
    logger.error(`A listener of "${type}" failed: ${String(error)}`);
  });
}
