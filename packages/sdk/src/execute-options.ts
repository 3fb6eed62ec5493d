import type { InputPolicy, ToolAuth } from '@nanda/protocol';
import type { RequestOptions } from './client-options.js';
import type { EvmAuth } from './evm/evm-auth.js';
import type { InputHandler } from './streaming/input-handler.js';

/** Options of `execute` and `stream`. */
export interface ExecuteOptions extends RequestOptions {
  /**
   * Milliseconds without progress after which the proxy ends the call, a whole number from 1 to 600_000.
   * `execute` itself waits as long as the proxy lets a call run: ten minutes, and 5 s for the answer. Node's
   * own `fetch` waits five minutes for an answer: stream what takes longer.
   * @default the client's `timeout`
   */
  readonly timeout?: number | undefined;
  /**
   * The same key again gives the same execution and calls nothing. An `execute` with a key of yours is not
   * cancelled when it is aborted or the connection breaks off: call again with the key for its result.
   * @default a new one
   */
  readonly idempotencyKey?: string | undefined;
  /**
   * How often the proxy may send the call to the service again, 0 to 5: what was certainly not accepted in
   * any case; what may have run only where the tool says that it is idempotent or only reads, and this is
   * given. `maxRetries` is for the way to the proxy.
   * @default 2
   */
  readonly retries?: number | undefined;
  /** Whether a kept result may answer, where the service or the proxy's settings allow one. @default true */
  readonly cache?: boolean | undefined;
  /**
   * What `execute` does when the tool asks for something: `return` throws an `InputRequiredError`, `wait`
   * waits until somebody else has answered, `decline` declines at once. A stream goes on in any case.
   * @default 'return'
   */
  readonly input?: InputPolicy | undefined;
  /**
   * Answers what the tool asks for, on a connection that was opened with `clientCapabilities`: `execute` then goes
   * on to the end instead of throwing, a stream gives the event as well. `{ action: 'decline' }` gives no
   * answer. Each question is asked once, also over dropped connections; after a restart of the proxy a question that
   * was open is asked anew, under another `key`. Nothing waits for the handler but the tool. `input: 'wait'` is of no
   * effect beside it, and once `execute` has asked, an abort ends the execution in any case.
   *
   * What it throws, and an answer that is refused, ends the execution as an error in the loop would, and is thrown.
   *
   * @example
   * await connection.execute('book', { table: 4 }, {
   *   onInput: async ({ kind, request }, { signal }) =>
   *     kind === 'elicitation' && request.mode === 'form'
   *       ? { action: 'accept', content: await showForm(request, { signal }) }
   *       : { action: 'decline' },
   * });
   */
  readonly onInput?: InputHandler | undefined;
  /**
   * How long it is tried to take up a stream that broke off, in milliseconds since its last sign of life: at once, then
   * after half a second, then ever later up to every 4 s. 0 does not try. Before the first event the call itself is sent again, with
   * the same `idempotencyKey`, as often as `maxRetries` says.
   * @default 60_000
   */
  readonly resumeTimeout?: number | undefined;
  /**
   * What the tool itself wants, for this call alone: `signature`, an EVMAuth proof that you made (`evmAuth.prove()`), or
   * `token`, sent in place of what the connection has. Kept nowhere. @default none
   */
  readonly auth?: ToolAuth | undefined;
  /**
   * Signs for a tool that is protected with EVMAuth; false for nobody. Of no effect beside `auth`, and where the
   * parameters have a proof. @default that of the connection, else that of the client
   */
  readonly evmAuth?: EvmAuth | false | undefined;
  /** Throws a `ToolExecutionError` for a result with `isError: true`, instead of returning it. @default false */
  readonly throwOnToolError?: boolean | undefined;
}
