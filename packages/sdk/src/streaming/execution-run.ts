import { terminalExecutionEventTypes } from '@nanda/protocol/facts';
import type { EventSourceMessage } from 'eventsource-parser';
import { APIError } from '../errors/api-error.js';
import { AbortError } from '../errors/abort-error.js';
import type { ConnectionError } from '../errors/connection-error.js';
import { NandaError } from '../errors/nanda-error.js';
import { createOutage, type Outage } from '../events/create-outage.js';
import { followMessages } from '../events/follow-messages.js';
import { proveCall } from '../evm/prove-call.js';
import type { Call } from '../http/call.js';
import { loadContract } from '../http/load-contract.js';
import { rejectOnAbort } from '../http/reject-on-abort.js';
import { beginExecution } from './begin-execution.js';
import { createBrokenOffError } from './create-broken-off-error.js';
import { createEventOrder } from './create-event-order.js';
import { createInputDesk, type InputDesk } from './create-input-desk.js';
import type { ExecutionToFollow } from './execution-to-follow.js';
import { parseStreamEvent } from './parse-stream-event.js';
import type { StreamEvent } from './stream-event.js';

/** How long an execution that nobody wants any more has to tell its id, and to be ended, in milliseconds. */
const longestFarewell = 10_000;
/** How long it is tried to take a stream up again. */
const defaultResumeTimeout = 60_000;

const lastTypes: ReadonlySet<string> = new Set(terminalExecutionEventTypes);

/** One execution as its caller follows it: begun, read over as many streams as it takes, answered, and ended. */
export class ExecutionRun {
  readonly #execution: ExecutionToFollow;
  readonly #desk: InputDesk | undefined;
  readonly #patience: number;
  readonly #outage: Outage;
  /** Aborted when the response is let go. */
  readonly #transfer = new AbortController();
  /** Aborted with what the caller's own handler did wrong. */
  readonly #trouble = new AbortController();
  #incoming: AsyncGenerator<StreamEvent, void, undefined> | undefined;
  #next: Promise<IteratorResult<StreamEvent, void>> | undefined;
  #executionId: string | undefined;
  #lastEventId: string | undefined;
  #hasEnded = false;
  /** Whether it is the second call already, which was made with a proof. */
  #isProven = false;

  constructor(execution: ExecutionToFollow) {
    const { transport, clientToken, options } = execution;
    const { onInput, headers, idempotencyKey, resumeTimeout = defaultResumeTimeout } = options;
    this.#patience = resumeTimeout;
    this.#outage = createOutage({ patience: resumeTimeout });
    this.#execution = execution;
    this.#executionId = execution.executionId;
    if (onInput === undefined) return;
    this.#desk = createInputDesk({
      transport,
      clientToken,
      onInput,
      headers,
      isRepeated: idempotencyKey !== undefined,
      patience: resumeTimeout,
      onFailure: (reason) => this.#fail(reason),
    });
  }

  /** The next event; the same one to all who ask before it is there. */
  take(): Promise<IteratorResult<StreamEvent, void>> {
    return rejectOnAbort(this.#read(), this.#trouble);
  }

  /** Ends the execution. Rejects where that is not certain. */
  async end(): Promise<void> {
    this.#desk?.close();
    try {
      await this.#identify();
    } finally {
      await this.letGo();
    }
    if (this.#hasEnded || this.#executionId === undefined) return;
    const { transport, clientToken, options } = this.#execution;
    await transport.request('executions.cancel', {
      params: { executionId: this.#executionId },
      clientToken,
      options: {
        headers: options.headers,
        timeout: Math.min(transport.timeout, longestFarewell),
      },
    });
  }

  async letGo(): Promise<void> {
    this.#desk?.close();
    this.#transfer.abort();
    await this.#incoming?.return().catch(() => undefined);
  }

  /** As an error in the body of the loop does, it ends the execution, and with it the question. */
  #fail(reason: unknown): void {
    this.#trouble.abort(reason);
    this.end().catch(this.#execution.onEndFailure);
  }

  #read(): Promise<IteratorResult<StreamEvent, void>> {
    this.#incoming ??= this.#receive();
    this.#next ??= this.#incoming.next().finally(() => (this.#next = undefined));
    return this.#next;
  }

  async *#receive(): AsyncGenerator<StreamEvent, void, undefined> {
    const contract = loadContract();
    contract.catch(() => undefined);
    let { call } = this.#execution;
    let next: Call | undefined;
    do {
      const isNew = createEventOrder({ isWhole: true });
      next = undefined;
      for await (const message of this.#messages(call)) {
        const event = parseStreamEvent(message, { schema: (await contract).ExecutionEventSchema });
        if (!isNew(event)) continue;
        this.#outage.ended();
        this.#observe(event);
        next = await this.#prove(event, call);
        if (next !== undefined) break;
        if (this.#hasEnded) this.#desk?.close();
        yield event;
        if (this.#hasEnded) return;
      }
      // Else it was let go.
      call = next;
    } while (next !== undefined);
  }

  /** The call that is made in place of the one that has ended with this event, where there is one. */
  async #prove(event: StreamEvent, call: Call | undefined): Promise<Call | undefined> {
    const { signing } = this.#execution;
    const isOver = event.type !== 'result' || call === undefined || this.#isProven;
    if (isOver || signing === undefined) return undefined;
    const { signal } = this.#transfer;
    const next = await proveCall(event.result, { ...signing, call, signal });
    if (next === undefined || signal.aborted) return undefined;
    this.#isProven = true;
    this.#executionId = undefined;
    this.#lastEventId = undefined;
    this.#hasEnded = false;
    return next;
  }

  async *#messages(call: Call | undefined): AsyncGenerator<EventSourceMessage, void, undefined> {
    const { transport, clientToken, options } = this.#execution;
    const { signal } = this.#transfer;
    const isKnown = (): boolean => this.#executionId !== undefined;
    const cause =
      call === undefined ? undefined : yield* beginExecution(transport, { call, isKnown, signal });
    const patience = this.#patience;
    if (signal.aborted || this.#executionId === undefined) return;
    if (call !== undefined) {
      if (patience === 0) throw this.#brokenOff(cause);
      transport.logger.info(`A stream broke off, and is taken up again: ${String(cause)}`);
    }
    const timeout = Math.min(transport.timeout, Math.max(1, patience));
    try {
      yield* followMessages(transport, {
        operation: 'executions.events',
        params: { executionId: this.#executionId },
        lastEventId: this.#lastEventId,
        clientToken,
        isPatient: true,
        outage: this.#outage,
        options: { headers: options.headers, timeout },
        signal,
      });
    } catch (error) {
      throw this.#brokenOff(error);
    }
  }

  #observe(event: StreamEvent): void {
    if (event.type === 'unknown') return;
    this.#executionId = event.executionId;
    this.#lastEventId = event.id;
    this.#hasEnded = lastTypes.has(event.type);
    if (event.type === 'input_required') this.#desk?.ask(event);
  }

  /** Reads on until the execution has told its id, without which it cannot be ended. */
  async #identify(): Promise<void> {
    // Nothing was sent: nothing runs.
    if (this.#incoming === undefined) return;
    const { onEndFailure } = this.#execution;
    const timer = setTimeout(() => {
      const seconds = longestFarewell / 1000;
      const message = `The execution did not tell its id within ${seconds} s, and may still run. It ends by itself, at its timeout at the latest.`;
      this.#transfer.abort(new NandaError(message));
    }, longestFarewell);
    try {
      while (this.#executionId === undefined) if ((await this.#read()).done === true) return;
    } catch (error) {
      if (this.#transfer.signal.aborted) throw this.#transfer.signal.reason;
      // What was refused, or not sent any more, does not run.
      if (!APIError.isInstance(error) && !AbortError.isInstance(error)) onEndFailure(error);
    } finally {
      clearTimeout(timer);
    }
  }

  #brokenOff(cause: unknown): ConnectionError {
    return createBrokenOffError({
      executionId: this.#executionId,
      lastEventId: this.#lastEventId,
      cause,
    });
  }
}
