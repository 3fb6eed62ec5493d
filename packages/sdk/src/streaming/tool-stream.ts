import type { ToolResult } from '@nanda/protocol';
import { AbortError } from '../errors/abort-error.js';
import { APIError } from '../errors/api-error.js';
import { ConnectionError } from '../errors/connection-error.js';
import { createExecutionError } from '../errors/create-execution-error.js';
import { NandaError } from '../errors/nanda-error.js';
import { loadContract } from '../http/load-contract.js';
import { rejectOnAbort } from '../http/reject-on-abort.js';
import { parseStreamEvent } from './parse-stream-event.js';
import { readServerEvents } from './read-server-events.js';
import type { StreamEvent } from './stream-event.js';

/** How long an execution that nobody wants any more has to tell its id, in milliseconds. */
const longestFarewell = 10_000;

/** What a {@link ToolStream} is made of. */
export interface ToolStreamSource {
  /**
   * Sends the call, or no more of it once `isWanted` says no. Its response is read to the end or let go
   * by the stream.
   */
  readonly open: (signal: AbortSignal, isWanted: () => boolean) => Promise<Response>;
  /** Asks the proxy to end the execution. */
  readonly cancel: (executionId: string) => Promise<void>;
  /** Is told when it is not certain that the execution was ended after its loop was left. */
  readonly onCancelFailure: (error: unknown) => void;
  /** What becomes of a result: returned, or thrown where the tool itself failed. */
  readonly settle: (result: ToolResult) => ToolResult;
  /** Milliseconds of silence; 0 for no limit. */
  readonly idleTimeout: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * The events of one execution, as they happen. It can be iterated once; the call is sent when somebody
 * begins to, or asks for {@link finalResult}.
 *
 * Leaving the loop early ends the stream **and the execution**: one that has not yet told its id is
 * listened to, for up to ten seconds, until it does, and is ended then. A failed execution is an event like any
 * other in the loop; {@link finalResult} throws it.
 *
 * @example
 * for await (const event of connection.stream('analyze', { dataset: 'sales' })) {
 *   if (event.type === 'progress') console.log(event.progress, event.message);
 * }
 */
export class ToolStream implements AsyncIterable<StreamEvent>, AsyncDisposable {
  readonly #source: ToolStreamSource;
  /** Aborted when nobody wants events any more. */
  readonly #interest = new AbortController();
  /** Aborted when the response is let go: later, when the id of the execution has to be waited for. */
  readonly #transfer = new AbortController();
  readonly #outcome: Promise<ToolResult>;
  #resolve: (result: ToolResult) => void = () => undefined;
  #reject: (error: unknown) => void = () => undefined;
  #events: AsyncGenerator<StreamEvent, void, undefined> | undefined;
  #incoming: AsyncGenerator<StreamEvent, void, undefined> | undefined;
  #next: Promise<IteratorResult<StreamEvent, void>> | undefined;
  #ending: Promise<void> | undefined;
  #executionId: string | undefined;
  #isOver = false;

  constructor(source: ToolStreamSource) {
    this.#source = source;
    this.#outcome = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // Somebody who only iterates never looks at it.
    this.#outcome.catch(() => undefined);
  }

  /** The id of the execution; undefined before its first event. */
  get executionId(): string | undefined {
    return this.#executionId;
  }

  [Symbol.asyncIterator](): AsyncGenerator<StreamEvent, void, undefined> {
    if (this.#events !== undefined) {
      throw new NandaError(
        'This stream is already being read, and can be read once. Call `stream()` again for another execution.',
      );
    }
    this.#events = this.#read();
    return this.#events;
  }

  /**
   * The result of the tool. Reads the stream itself where nobody else does.
   *
   * @throws APIError when the execution failed, AbortError when it was cancelled by the caller or its loop left.
   */
  async finalResult(): Promise<ToolResult> {
    if (this.#events === undefined) {
      for await (const _ of this) {
        // Only the end counts.
      }
    }
    return await this.#outcome;
  }

  /**
   * Ends the execution and the stream; its loop ends at once and without an error. Does nothing when it
   * is over already.
   *
   * @throws NandaError when the execution could not be ended, and may still run.
   */
  async cancel(): Promise<void> {
    await this.#end(new AbortError('cancel() was called'));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.cancel();
  }

  async *#read(): AsyncGenerator<StreamEvent, void, undefined> {
    const { signal } = this.#source;
    let abortion: AbortError | undefined;
    const abort = (): void => {
      if (this.#isOver) return;
      // The caller's signal means the call, not only its stream. Nobody has to wait for that.
      abortion = new AbortError(signal?.reason);
      void this.#end(abortion).catch(this.#source.onCancelFailure);
    };
    signal?.addEventListener('abort', abort, { once: true });
    try {
      if (signal?.aborted === true) abort();
      while (!this.#isOver) {
        const { done, value } = await rejectOnAbort(this.#take(), this.#interest);
        if (done === true) throw this.#brokenOff();
        yield value;
      }
    } catch (error) {
      if (!this.#isOver) {
        this.#isOver = true;
        this.#reject(error);
        throw error;
      }
    } finally {
      signal?.removeEventListener('abort', abort);
      // Not over here means that the loop was left by `break`, `return` or an error of its own.
      if (!this.#isOver) {
        const reason = new AbortError('the loop over the stream was left');
        await this.#end(reason).catch(this.#source.onCancelFailure);
      }
      if (this.#ending === undefined) await this.#letGo();
    }
    if (abortion !== undefined) throw abortion;
  }

  /** The next event; the same one to all who ask before it is there. */
  #take(): Promise<IteratorResult<StreamEvent, void>> {
    this.#incoming ??= this.#receive();
    this.#next ??= this.#incoming.next().finally(() => (this.#next = undefined));
    return this.#next;
  }

  async *#receive(): AsyncGenerator<StreamEvent, void, undefined> {
    const { open, idleTimeout } = this.#source;
    const { signal } = this.#transfer;
    const [response, contract] = await Promise.all([
      open(signal, () => !this.#isOver),
      loadContract(),
    ]);
    const schema = contract.ExecutionEventSchema;
    try {
      for await (const message of readServerEvents(response, { idleTimeout, signal })) {
        const event = parseStreamEvent(message, { schema });
        this.#observe(event);
        yield event;
      }
    } catch (error) {
      throw ConnectionError.isInstance(error) ? this.#brokenOff({ cause: error.cause }) : error;
    }
  }

  #end(abortion: AbortError): Promise<void> {
    if (!this.#isOver) {
      this.#isOver = true;
      this.#reject(abortion);
      this.#interest.abort(abortion);
      this.#ending = this.#endExecution();
    }
    return this.#ending ?? Promise.resolve();
  }

  async #endExecution(): Promise<void> {
    // Nothing was sent: nothing runs.
    if (this.#incoming === undefined) return;
    try {
      await this.#identify();
      if (this.#executionId !== undefined) await this.#source.cancel(this.#executionId);
    } finally {
      await this.#letGo();
    }
  }

  /** Reads on until the execution has told its id, without which it cannot be ended. */
  async #identify(): Promise<void> {
    const timer = setTimeout(() => {
      const seconds = longestFarewell / 1000;
      const message = `The execution did not tell its id within ${seconds} s, and may still run. It ends by itself, at its timeout at the latest.`;
      this.#transfer.abort(new NandaError(message));
    }, longestFarewell);
    try {
      while (this.#executionId === undefined) if ((await this.#take()).done === true) return;
    } catch (error) {
      if (this.#transfer.signal.aborted) throw this.#transfer.signal.reason;
      // What was refused, or not sent any more, does not run.
      if (APIError.isInstance(error) || AbortError.isInstance(error)) return;
      this.#source.onCancelFailure(error);
    } finally {
      clearTimeout(timer);
    }
  }

  async #letGo(): Promise<void> {
    this.#transfer.abort();
    await this.#incoming?.return().catch(() => undefined);
  }

  #observe(event: StreamEvent): void {
    if (event.type === 'unknown') return;
    this.#executionId = event.executionId;
    if (event.type === 'result') {
      this.#isOver = true;
      this.#settle(event.result);
    } else if (event.type === 'error' || event.type === 'cancelled') {
      this.#isOver = true;
      this.#reject(createExecutionError(event.error));
    }
  }

  #settle(result: ToolResult): void {
    try {
      this.#resolve(this.#source.settle(result));
    } catch (error) {
      this.#reject(error);
    }
  }

  #brokenOff(options: { cause?: unknown } = {}): ConnectionError {
    const advice =
      this.#executionId === undefined
        ? 'Nothing is known of the execution.'
        : `Ask what became of it with \`nanda.executions.get('${this.#executionId}')\`.`;
    return new ConnectionError(`The stream ended before the execution did. ${advice}`, options);
  }
}
