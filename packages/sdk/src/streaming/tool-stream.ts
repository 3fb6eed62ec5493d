import type { ToolResult } from '@nanda/protocol';
import { AbortError } from '../errors/abort-error.js';
import { createExecutionError } from '../errors/create-execution-error.js';
import { NandaError } from '../errors/nanda-error.js';
import { rejectOnAbort } from '../http/reject-on-abort.js';
import type { TypedToolResult } from '../typed/typed-tool-result.js';
import { splitStream } from './split-stream.js';
import type { StreamEvent } from './stream-event.js';
import { toReadableStream } from './to-readable-stream.js';
import type { ToolStreamSource } from './tool-stream-source.js';

/**
 * The events of one execution, as they happen. It can be read once: by a loop, by {@link tee}, by
 * {@link toReadableStream}, or by {@link finalResult} where nobody else does. The call is sent when that begins.
 *
 * A connection that breaks off is opened again, after the last event that came: each event comes once, in
 * order, and the tool is not called a second time. See `resumeTimeout` for how long that is tried.
 *
 * Leaving the loop early ends the stream **and the execution**: one that has not yet told its id is
 * listened to, for up to ten seconds, until it does, and is ended then. A failed execution is an event like any
 * other in the loop; {@link finalResult} throws it.
 *
 * @throws ConnectionError from the loop and from {@link finalResult} when the stream could not be taken up again; its
 * `executionId` and {@link lastEventId} say where to go on.
 *
 * @example
 * for await (const event of connection.stream('analyze', { dataset: 'sales' })) {
 *   if (event.type === 'progress') console.log(event.progress, event.message);
 * }
 */
export class ToolStream<Output = unknown> implements AsyncIterable<StreamEvent>, AsyncDisposable {
  readonly #source: ToolStreamSource;
  /** Aborted when nobody wants events any more. */
  readonly #interest = new AbortController();
  readonly #outcome: Promise<ToolResult>;
  #resolve: (result: ToolResult) => void = () => undefined;
  #reject: (error: unknown) => void = () => undefined;
  #events: AsyncGenerator<StreamEvent, void, undefined> | undefined;
  #ending: Promise<void> | undefined;
  #executionId: string | undefined;
  #lastEventId: string | undefined;
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

  /** The id of the last event that was read, after which `nanda.executions.events()` can go on. */
  get lastEventId(): string | undefined {
    return this.#lastEventId;
  }

  /** @throws NandaError when it is being read already. */
  [Symbol.asyncIterator](): AsyncGenerator<StreamEvent, void, undefined> {
    if (this.#events !== undefined) {
      throw new NandaError(
        'This stream is already being read, and can be read once. Split it with `tee()` before, ' +
          'or call `stream()` again for another execution.',
      );
    }
    const events = this.#read();
    const leave = events.return.bind(events);
    const { onEndFailure } = this.#source;
    this.#events = Object.assign(events, {
      // A generator alone is left only after its next event, and has nothing to end before its first.
      return: async () => {
        await this.#end(new AbortError('the loop over the stream was left')).catch(onEndFailure);
        return leave();
      },
    });
    return this.#events;
  }

  /**
   * The result of the tool. Reads the stream itself where nobody else does.
   *
   * @throws APIError when the execution failed, AbortError when it was cancelled by the caller or its loop left.
   */
  async finalResult(): Promise<TypedToolResult<Output>> {
    if (this.#events === undefined) {
      for await (const _ of this) {
        // Only the end counts.
      }
    }
    return (await this.#outcome) as TypedToolResult<Output>;
  }

  /**
   * Two streams of the same events, of the one execution: each is read at its own pace. What the slower one has
   * yet to read is kept in memory, at most what a proxy tells of an execution: 32 MiB of events, and the result.
   *
   * Leaving one of them, or its `cancel()`, ends that one; the execution ends when both are left, or by
   * the `cancel()` of this one.
   *
   * @throws NandaError when it is being read already.
   */
  tee(): [ToolStream<Output>, ToolStream<Output>] {
    const [first, second] = splitStream(this, this.#source);
    return [new ToolStream(first), new ToolStream(second)];
  }

  /**
   * The events as lines of JSON, for the body of an answer: read them with `readToolEvents()`. Cancelling it, as a server
   * does when its client goes away, ends the execution. It fails with what the loop would throw.
   *
   * @throws NandaError when it is being read already.
   *
   * @example
   * return new Response(connection.stream('analyze', parameters).toReadableStream());
   */
  toReadableStream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    return toReadableStream(this);
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
    const { signal, take, letGo, onEndFailure } = this.#source;
    let abortion: AbortError | undefined;
    const abort = (): void => {
      if (this.#isOver) return;
      // The caller's signal means the call, not only its stream. Nobody has to wait for that.
      abortion = new AbortError(signal?.reason);
      void this.#end(abortion).catch(onEndFailure);
    };
    signal?.addEventListener('abort', abort, { once: true });
    try {
      if (signal?.aborted === true) abort();
      while (!this.#isOver) {
        const { done, value } = await rejectOnAbort(take(), this.#interest);
        if (done === true)
          this.#fail(new AbortError('the stream that this one shares was cancelled'));
        else {
          this.#observe(value);
          yield value;
        }
      }
    } catch (error) {
      if (!this.#isOver) {
        this.#fail(error);
        throw error;
      }
    } finally {
      signal?.removeEventListener('abort', abort);
      if (this.#ending === undefined) await letGo();
    }
    if (abortion !== undefined) throw abortion;
  }

  #end(abortion: AbortError): Promise<void> {
    if (!this.#isOver) {
      this.#fail(abortion);
      this.#interest.abort(abortion);
      this.#ending = this.#source.end();
    }
    return this.#ending ?? Promise.resolve();
  }

  #fail(error: unknown): void {
    this.#isOver = true;
    this.#reject(error);
  }

  #observe(event: StreamEvent): void {
    if (event.type === 'unknown') return;
    this.#executionId = event.executionId;
    this.#lastEventId = event.id;
    if (event.type === 'error' || event.type === 'cancelled') {
      this.#fail(createExecutionError(event.error));
    } else if (event.type === 'result') {
      this.#isOver = true;
      this.#settle(event.result);
    }
  }

  #settle(result: ToolResult): void {
    try {
      this.#resolve(this.#source.settle(result));
    } catch (error) {
      this.#reject(error);
    }
  }
}
