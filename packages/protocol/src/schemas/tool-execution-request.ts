import * as z from 'zod/mini';
import { defaults } from '../facts/defaults.js';

/** The body of `execute` and `stream`. */
export interface ToolExecutionRequest {
  /** The arguments of the tool. */
  parameters: Record<string, unknown>;
  options?: ToolExecutionOptions | undefined;
}

export interface ToolExecutionOptions {
  /** Milliseconds without progress after which the call ends. @default 60_000 */
  timeout?: number | undefined;
  /** The same key again gives the same execution and calls nothing. */
  idempotencyKey?: string | undefined;
  /** Whether the call is cancelled when its caller goes away before its end. @default false */
  cancelOnDisconnect?: boolean | undefined;
}

// Strict: a misspelt `parameters` must not call the tool without any.
export const ToolExecutionRequestSchema = z.strictObject({
  parameters: z._default(z.record(z.string(), z.unknown()), {}),
  options: z.optional(
    z.object({
      timeout: z.optional(z.int().check(z.minimum(1), z.maximum(defaults.maxCallTimeout))),
      cancelOnDisconnect: z.optional(z.boolean()),
      idempotencyKey: z.optional(z.string().check(z.minLength(1), z.maxLength(255))),
    }),
  ),
});
