import type { McpLimits } from '../mcp-limits.js';

/** What the streams of a session go by. */
export interface StreamSettings {
  readonly limits: McpLimits;
  readonly closing: AbortSignal;
  /** Whether a stream begins with an event that has an id and no data, as of 2025-11-25; older clients trip over it. */
  readonly primes: () => boolean;
}
