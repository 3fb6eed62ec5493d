import type { RequestOptions } from '../client-options.js';
import type { EvmAuth } from '../evm/evm-auth.js';

/** Options of `batch` and `batchStream`. */
export interface BatchOptions extends RequestOptions {
  /** Calls under way at the same time, 1 to 32. @default 8 */
  readonly concurrency?: number | undefined;
  /**
   * Milliseconds to wait for the whole batch; for `batchStream`, until the stream opens. What has begun goes
   * on when it is over.
   * @default as long as the proxy lets that many calls run; for `batchStream` the client's `timeout`
   */
  readonly timeout?: number | undefined;
  /** The same batch with the same key again gives the same executions and calls nothing. @default a new one */
  readonly idempotencyKey?: string | undefined;
  /**
   * Signs for tools that are protected with EVMAuth; false for nobody. Each such call is made once more by itself, with
   * its proof, and has the answer of that. What is refused then is a result still: see `readEvmAuthError`.
   * @default that of the connection, else that of the client
   */
  readonly evmAuth?: EvmAuth | false | undefined;
}
