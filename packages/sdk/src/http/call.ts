import type { RequestOptions } from '../client-options.js';
import type { QueryValue } from './encode-query.js';
import type { HeaderValues } from './merge-headers.js';

/** What a call of an operation is made of. */
export interface Call {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly body?: unknown;
  readonly headers?: HeaderValues | undefined;
  /** The token of an anonymous client that this call needs; the client's own where left out. */
  readonly clientToken?: string | undefined;
  readonly options?: RequestOptions | undefined;
  /** Asked before each attempt. Where it says no, none is made, but one under way comes to its end. */
  readonly isWanted?: (() => boolean) | undefined;
  /** Whether the tool that is called says of itself that a second call does no harm. @default false */
  readonly isIdempotent?: boolean | undefined;
  /** Sent without a credential. @default false */
  readonly isAnonymous?: boolean | undefined;
  /**
   * Looks at what came of it, a `ReceivedAnswer` or an error: gives the call to make in its place, or nothing where that counts. What it throws is
   * thrown to the caller. Not asked about a stream.
   */
  readonly reconsider?: ((outcome: unknown) => Promise<Call | undefined>) | undefined;
}
