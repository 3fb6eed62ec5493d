import type { ServiceCredentials, ToolDefinition } from '@nanda/protocol';
import type { NandaError } from '../nanda-error.js';
import type { LineInUse } from './lines/line.js';
import type { UpstreamSession } from './upstream-connector.js';

/** How a call went, for whoever counts and judges the service by it. */
export interface CallOutcome {
  /**
   * `succeeded`: an answer came, also one that says `isError`. `unused`: nothing was sent, and nothing is
   * counted. `cached`: a kept answer was given, the service was not asked.
   */
  readonly kind: 'succeeded' | 'failed' | 'cancelled' | 'unused' | 'cached';
  /** Milliseconds until the answer. */
  readonly latency?: number;
  /** Why it failed: decides what the failure says of the service. */
  readonly error?: NandaError;
  /** Whether the call had access of its own: that it was refused says nothing of the connection's. @default false */
  readonly hasOwnAccess?: boolean | undefined;
  /** How often it was sent again. @default 0 */
  readonly retries?: number;
}

/** The right to make one call over a session. Its borrower must release it. */
export interface BorrowedSession {
  readonly session: UpstreamSession;
  /** The line that the session belongs to, where one was asked for. */
  readonly line?: LineInUse | undefined;
  readonly connectionId: string;
  readonly serviceId: string;
  /** Names the upstream: equal for all connections that share its breaker and its places. */
  readonly endpoint: string;
  readonly tools: readonly ToolDefinition[];
  /** Of a connection that was made with a wallet. */
  readonly evmauth?: Extract<ServiceCredentials, { type: 'evmauth' }> | undefined;
  /** The call waits for its caller: others may take its place. */
  pause(): void;
  /** It goes on, and does not wait for a place. */
  resume(): void;
  /** Only the first time counts. */
  release(outcome: CallOutcome): void;
}
