import { defaults, headers as names } from '@nanda/protocol/facts';
import { checkNumber } from './config/check-number.js';
import type { ExecuteOptions } from './execute-options.js';
import { createIdempotencyKey } from './http/create-idempotency-key.js';
import type { Call } from './http/call.js';

/** What {@link describeExecution} describes. */
export interface ExecutionDescription {
  /** @default {} */
  readonly parameters?: unknown;
  readonly options: ExecuteOptions;
  /** The client's own, in milliseconds. */
  readonly timeout: number;
  /** @default false */
  readonly cancelOnDisconnect?: boolean;
}

/**
 * A call of a tool as it is sent: with a key, so that a second sending of it calls nothing.
 *
 * @throws ConfigurationError for a number that cannot be used.
 */
export function describeExecution(
  toolName: string,
  { parameters = {}, options, cancelOnDisconnect = false, ...client }: ExecutionDescription,
): Call {
  const { auth, retries, cache, onInput, idempotencyKey = createIdempotencyKey() } = options;
  const timeout = checkNumber(options.timeout ?? client.timeout, { name: 'timeout', minimum: 1 });
  if (retries !== undefined) {
    checkNumber(retries, { name: 'retries', minimum: 0, isDuration: false });
  }
  return {
    params: { toolName },
    body: {
      parameters,
      auth,
      options: {
        timeout: Math.min(timeout, defaults.maxCallTimeout),
        idempotencyKey,
        retries,
        cache,
        // Who answers itself must be told of the question at once.
        input: onInput !== undefined && options.input === 'wait' ? 'return' : options.input,
        ...(cancelOnDisconnect && { cancelOnDisconnect }),
      },
    },
    headers: { [names.idempotencyKey]: idempotencyKey },
    options,
  };
}
