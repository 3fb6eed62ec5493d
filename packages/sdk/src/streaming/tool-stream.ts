import type { ToolResult } from '@nanda/protocol';
import { AbortError } from '../errors/abort-error.js';
import { ConnectionError } from '../errors/connection-error.js';
import { createExecutionError } from '../errors/create-execution-error.js';
import { NandaError } from '../errors/nanda-error.js';
import { loadContract } from '../http/load-contract.js';
import { parseStreamEvent } from './parse-stream-event.js';
import { readServerEvents } from './read-server-events.js';
import type { StreamEvent } from './stream-event.js';

/** What a {@link ToolStream} is made of. */
export interface ToolStreamSource {
  /** Sends the call. Its response is read to the end or let go by the stream. */
  readonly open: (signal: AbortSignal) => Promise<Response>;
  /** Asks the proxy to end the execution. */
  readonly cancel: (executionId: string) => Promise<void>;
  /** Is told when the execution could not be ended after its loop was left. */
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
 * Leaving the loop early ends the stream **and the execution**. A failed execution is an event like any
 * other in the loop; {@link finalResult} throws it.
 *
 * @example
 * for await (const event of connection.stream('analyze', { dataset: 'sales' })) {
 *   if (event.type === 'progress') console.log(event.progress, event.message);
 * }
 */
export class ToolStream implements AsyncIterable<StreamEvent>, AsyncDisposable {
  readonly #source: ToolStreamSource;
  readonly #controller = new AbortController();
  readonly #outcome: Promise<ToolResult>;
  #resolve: (result: ToolResult) => void = () => undefined;
  #reject: (error: unknown) => void = () => undefined;
  #events: AsyncGenerator<StreamEvent, void, undefined> | undefined;
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

  /** Ends the execution and the stream; its loop ends without an error. Does nothing when it is over already. */
  async cancel(): Promise<void> {
    await this.#end(new AbortError('cancel() was called'));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.cancel();
  }

  async *#read(): AsyncGenerator<StreamEvent, void, undefined> {
    const { signal: outer, idleTimeout } = this.#source;
    const inner = this.#controller.signal;
    const signal = outer === undefined ? inner : AbortSignal.any([outer, inner]);
    try {
      if (this.#isOver) return;
      const [response, contract] = await Promise.all([this.#source.open(signal), loadContract()]);
      const schema = contract.ExecutionEventSchema;
      for await (const message of readServerEvents(response, { idleTimeout, signal })) {
        const event = parseStreamEvent(message, { schema });
        this.#observe(event);
        yield event;
        if (this.#isOver) return;
      }
      throw this.#brokenOff();
    } catch (error) {
      if (this.#isOver) return;
      if (outer?.aborted === true) {
        // The caller's signal means the call, not only its stream. Nobody has to wait for that.
        const abortion = new AbortError(outer.reason);
        void this.#end(abortion).catch(this.#source.onCancelFailure);
        throw abortion;
      }
      this.#isOver = true;
      this.#reject(error);
      throw error;
    } finally {
      // Not over here means that the loop was left by `break`, `return` or an error of its own.
      await this.#end(new AbortError('the loop over the stream was left')).catch(
        this.#source.onCancelFailure,
      );
    }
  }

  async #end(abortion: AbortError): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#reject(abortion);
    this.#controller.abort(abortion);
    if (this.#executionId !== undefined) await this.#source.cancel(this.#executionId);
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

  #brokenOff(): ConnectionError {
    const advice =
      this.#executionId === undefined
        ? 'Nothing is known of the execution.'
        : `Ask what became of it with \`executions.get('${this.#executionId}')\`.`;
    return new ConnectionError(`The stream ended before the execution did. ${advice}`, {});
  }
}
