import type { ToolExecutionOptions } from '@nanda/protocol';
import type { OptionValues } from '../options/option-table.js';
import type { toolOptions } from './tool-options.js';

/** What the options of a command line say of how a call is made; undefined where they say nothing. */
export function readCallOptions(
  values: Partial<OptionValues<typeof toolOptions>>,
): ToolExecutionOptions | undefined {
  const {
    timeout,
    retries,
    'no-validate': isUnchecked,
    'no-cache': isFresh,
    'idempotency-key': idempotencyKey,
  } = values;
  const options = {
    ...(timeout !== undefined && { timeout }),
    ...(retries !== undefined && { retries }),
    ...(isFresh && { cache: false }),
    ...(isUnchecked && { validate: false }),
    ...(idempotencyKey !== undefined && { idempotencyKey }),
  };
  return Object.keys(options).length === 0 ? undefined : options;
}
