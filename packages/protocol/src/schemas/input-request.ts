import * as z from 'zod/mini';
import { clientCapabilities, type ClientCapability } from '../facts/client-capabilities.js';

/** Something that a running tool asks its caller for. Written by the service: untrusted. */
export interface InputRequest {
  /** Names the request within its execution; the answer names it again. */
  key: string;
  /** What is asked for. */
  kind: ClientCapability;
  /**
   * The parameters of the MCP request: of `elicitation/create` (`mode` is `form` or `url`), of
   * `sampling/createMessage`, or none for `roots/list`.
   */
  request: Record<string, unknown>;
  /** RFC 3339. */
  createdAt: string;
  /** RFC 3339; without an answer it is answered with `cancel` then. */
  expiresAt: string;
}

export const InputRequestSchema = z.object({
  key: z.string(),
  kind: z.enum(clientCapabilities),
  request: z.record(z.string(), z.unknown()),
  createdAt: z.string(),
  expiresAt: z.string(),
});
