import * as z from 'zod/mini';
import {
  ToolAuthSchema,
  ToolExecutionOptionsSchema,
  type ToolAuth,
  type ToolExecutionOptions,
} from '../tool-execution-request.js';

/** A call of a tool. */
export interface RealtimeCall {
  connectionId: string;
  toolName: string;
  /** The arguments of the tool. @default {} */
  parameters: Record<string, unknown>;
  /** What the tool itself wants, for this call alone. Kept nowhere. */
  auth?: ToolAuth | undefined;
  options?: ToolExecutionOptions | undefined;
}

// Strict: a misspelt `parameters` must not call the tool without any.
export const RealtimeCallSchema = z.strictObject({
  connectionId: z.string().check(z.minLength(1), z.maxLength(512)),
  toolName: z.string().check(z.minLength(1), z.maxLength(512)),
  parameters: z._default(z.record(z.string(), z.unknown()), {}),
  auth: z.optional(ToolAuthSchema),
  options: z.optional(ToolExecutionOptionsSchema),
});
