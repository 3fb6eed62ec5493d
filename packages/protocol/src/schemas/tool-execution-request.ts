import * as z from 'zod/mini';
import { CredentialHeaderSchema, SecretSchema } from './service-credentials.js';
import { defaults } from '../facts/defaults.js';

export const inputPolicies = ['return', 'wait', 'decline'] as const;

/** What `execute` does when a tool asks its caller for something. */
export type InputPolicy = (typeof inputPolicies)[number];

/** The body of `execute` and `stream`. */
export interface ToolExecutionRequest {
  /** The arguments of the tool. */
  parameters: Record<string, unknown>;
  /** What the tool itself wants, for this call alone. Kept nowhere. */
  auth?: ToolAuth | undefined;
  /** How the call is to be made. */
  options?: ToolExecutionOptions | undefined;
}

/** How a call is to be made. */
export interface ToolExecutionOptions {
  /** Milliseconds without progress after which the call ends. @default 60_000 */
  timeout?: number | undefined;
  /** The same key again gives the same execution and calls nothing. */
  idempotencyKey?: string | undefined;
  /**
   * How often the call may be sent again, 0 to 5. What was certainly not accepted is sent again in any
   * case of more than 0; what may have run only where the tool says that it is idempotent or read-only
   * and this is given. @default 2
   */
  retries?: number | undefined;
  /** Whether a kept result may answer, where the service or the proxy's settings allow one. @default true */
  cache?: boolean | undefined;
  /**
   * What `execute` does when the tool asks its caller for something: `return` answers 202 with what is
   * asked, `wait` waits until somebody has answered, `decline` declines at once. @default 'return'
   */
  input?: InputPolicy | undefined;
  /** Whether the parameters are checked against the tool's schema before they are sent. @default true */
  validate?: boolean | undefined;
  /** Whether the call is cancelled when its caller goes away before its end. @default false */
  cancelOnDisconnect?: boolean | undefined;
}

/** What one tool wants of its callers, for one call. */
export type ToolAuth =
  | {
      type: 'signature';
      /** An EVMAuth proof, as an object `{challenge, signature}` or as its JSON: passed on as the argument `__evmauth`. */
      credentials: Record<string, unknown> | string;
    }
  | {
      type: 'token';
      /** Sent with this call alone, in place of what the connection has: as a bearer token, or in the field `header`. */
      credentials: { token: string; header?: string | undefined };
    };

export const ToolAuthSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('signature'),
    credentials: z.union([
      z.record(z.string(), z.unknown()),
      z.string().check(z.minLength(2), z.maxLength(65_536)),
    ]),
  }),
  z.object({
    type: z.literal('token'),
    credentials: z.object({ token: SecretSchema, header: z.optional(CredentialHeaderSchema) }),
  }),
]);

// Strict: a misspelt limit must not be no limit.
export const ToolExecutionOptionsSchema = z.strictObject({
  timeout: z.optional(z.int().check(z.minimum(1), z.maximum(defaults.maxCallTimeout))),
  retries: z.optional(z.int().check(z.minimum(0), z.maximum(5))),
  cache: z.optional(z.boolean()),
  input: z.optional(z.enum(inputPolicies)),
  validate: z.optional(z.boolean()),
  cancelOnDisconnect: z.optional(z.boolean()),
  idempotencyKey: z.optional(z.string().check(z.minLength(1), z.maxLength(255))),
});

// Strict: a misspelt `parameters` must not call the tool without any.
export const ToolExecutionRequestSchema = z.strictObject({
  parameters: z._default(z.record(z.string(), z.unknown()), {}),
  auth: z.optional(ToolAuthSchema),
  options: z.optional(ToolExecutionOptionsSchema),
});
