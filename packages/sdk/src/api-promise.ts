import type { ReceivedAnswer } from './http/received-answer.js';

/** Data together with the answer that it came in. */
export interface DataWithResponse<Data> {
  /** The data, read and checked. */
  readonly data: Data;
  /** The HTTP answer, with its whole body. */
  readonly response: Response;
  /** Names the request in the proxy's log. */
  readonly requestId: string | undefined;
}

/**
 * The answer of a call, on its way. Await it for the data. {@link asResponse} and {@link withResponse} give the HTTP
 * answer as well; an answer that is a failure rejects all three alike.
 *
 * @example
 * const service = await nanda.services.get('coffee');
 * const { data, requestId } = await nanda.services.get('coffee').withResponse();
 */
export class APIPromise<Data> extends Promise<Data> {
  /** What `then` makes is a plain promise. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  readonly #received: Promise<ReceivedAnswer>;
  readonly #read: (received: ReceivedAnswer) => Data | PromiseLike<Data>;
  #data: Promise<Data> | undefined;

  /** Made by the methods of a client. `read` is called once, when somebody wants the data. */
  constructor(
    received: Promise<ReceivedAnswer>,
    read: (received: ReceivedAnswer) => Data | PromiseLike<Data>,
  ) {
    // Never looked at: everything goes through `then`.
    super(() => undefined);
    this.#received = received;
    this.#read = read;
  }

  // oxlint-disable-next-line unicorn/no-thenable -- this is a promise
  override then<Fulfilled = Data, Rejected = never>(
    onFulfilled?: ((data: Data) => Fulfilled | PromiseLike<Fulfilled>) | null,
    // oxlint-disable-next-line typescript/no-explicit-any -- as `Promise` has it: a handler may name its type
    onRejected?: ((reason: any) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Fulfilled | Rejected> {
    this.#data ??= this.#received.then(this.#read);
    return this.#data.then(onFulfilled, onRejected);
  }

  override catch<Rejected = never>(
    // oxlint-disable-next-line typescript/no-explicit-any -- as `Promise` has it
    onRejected?: ((reason: any) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Data | Rejected> {
    return this.then(undefined, onRejected);
  }

  override finally(onFinally?: (() => void) | null): Promise<Data> {
    return this.then(null).finally(onFinally);
  }

  /** The HTTP answer with its whole body, not checked against the contract. */
  async asResponse(): Promise<Response> {
    return (await this.#received).toResponse();
  }

  /** The data together with the HTTP answer. */
  async withResponse(): Promise<DataWithResponse<Data>> {
    const [data, received] = await Promise.all([this, this.#received]);
    return { data, response: received.toResponse(), requestId: received.requestId };
  }
}
