import { defaults, realtime } from '@nanda/protocol';

/** What one socket may take. Times in milliseconds, sizes in bytes. */
export interface RealtimeLimits {
  /** A larger message closes the socket with 1009: there is no reading on after it. */
  readonly maxMessage: number;
  /** Calls under way; and, counted for themselves, cancellations and answers. */
  readonly maxRequests: number;
  readonly maxSubscriptions: number;
  /** Messages a second, and how many may come at once. */
  readonly rate: number;
  readonly burst: number;
  /** With more than this unsent nothing is added to it, and no message is read. */
  readonly highWaterMark: number;
  /** A client that takes nothing off it for so long is closed with 1013; told late, never early. */
  readonly stallTimeout: number;
  /** Two pings in a row without an answer close the socket. */
  readonly pingInterval: number;
  /** Events that nobody asked for by a message wait so long for a `resume`, which decides where they go on. */
  readonly claimTime: number;
  /** How long what a dropped socket had can be resumed, and how many dropped ones are kept. */
  readonly resumeWindow: number;
  readonly maxKept: number;
  /** How long a client may take to close when it is told to. */
  readonly closeTimeout: number;
}

export const realtimeLimits: RealtimeLimits = {
  maxMessage: defaults.maxRequestBody,
  maxRequests: 64,
  maxSubscriptions: 256,
  rate: 100,
  burst: 200,
  highWaterMark: 1024 * 1024,
  stallTimeout: 30_000,
  pingInterval: 30_000,
  claimTime: 1000,
  resumeWindow: realtime.resumeWindow,
  maxKept: 1000,
  closeTimeout: 1500,
};
