import type { Execution, InputAnswer } from '@nanda/protocol';
import type { APIPromise } from '../api-promise.js';
import type { RequestOptions } from '../client-options.js';
import { followExecution } from '../events/follow-execution.js';
import type { Transport } from '../http/transport.js';
import type { PagePromise } from '../page-promise.js';
import type { StreamEvent } from '../streaming/stream-event.js';
import { listPages } from './list-pages.js';
import type { ExecutionListMeta, ExecutionListQuery } from './execution-queries.js';

/** Calls of tools that run or have run. */
export class Executions {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Lists the caller's executions, the newest first, without their parameters and results. Await it for one
   * page, or iterate it, without awaiting, over all of them.
   *
   * @example
   * for await (const { id, toolName } of nanda.executions.list({ state: 'input_required' })) console.log(id, toolName);
   */
  list(
    query: ExecutionListQuery = {},
    options?: RequestOptions,
  ): PagePromise<Execution, ExecutionListMeta> {
    return listPages(query, (part, read) =>
      this.#transport.request('executions.list', { query: { ...part }, options }, read),
    );
  }

  /** Gets one execution, with its parameters and its result. @throws NotFoundError */
  get(executionId: string, options?: RequestOptions): APIPromise<Execution> {
    return this.#transport.request('executions.get', {
      params: { executionId },
      options,
    });
  }

  /**
   * Follows the events of an execution, from the first one or after `lastEventId`, to its last one: a
   * `result`, an `error` or `cancelled`. A connection that breaks off is opened again, from where it was:
   * after half a second, then ever later up to 30 s. Nothing is sent before it is iterated. An aborted
   * `signal` ends it without an error, as leaving the loop does; the execution goes on.
   *
   * @param query `lastEventId`: the id of the event to begin after; all of them where left out
   * @throws NotFoundError for an execution that is not kept, or not any more; APIError, ConnectionError or
   * TimeoutError when the stream cannot be opened at first, as any call.
   *
   * @example
   * for await (const event of nanda.executions.events(id)) {
   *   if (event.type === 'input_required') await nanda.executions.respond(id, { key: event.key, result: await ask(event) });
   * }
   */
  events(
    executionId: string,
    { lastEventId }: { readonly lastEventId?: string | undefined } = {},
    options?: RequestOptions,
  ): AsyncGenerator<StreamEvent, void, undefined> {
    return followExecution(this.#transport, { executionId, lastEventId, options });
  }

  /**
   * Answers what a running tool has asked for with `input_required`.
   *
   * @param answer `key` is that of the request; `result` for an elicitation `{ action: 'accept', content }`,
   * for sampling the message, for roots `{ roots }`, for all of them `{ action: 'decline' }` or
   * `{ action: 'cancel' }`
   *
   * @throws BadRequestError where nothing waits under this key, InvalidParametersError for values that do not
   * fit the form that was sent, NotFoundError
   */
  respond(
    executionId: string,
    answer: InputAnswer,
    options?: RequestOptions,
  ): APIPromise<Execution> {
    return this.#transport.request('executions.input', {
      params: { executionId },
      body: answer,
      options,
    });
  }

  /** Ends an execution that runs; one that has ended is returned as it is. @throws NotFoundError */
  cancel(executionId: string, options?: RequestOptions): APIPromise<Execution> {
    return this.#transport.request('executions.cancel', {
      params: { executionId },
      options,
    });
  }
}
