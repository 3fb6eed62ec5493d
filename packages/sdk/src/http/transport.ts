import {
  accountOperationRoutes,
  fillPath,
  headers as names,
  operationRoutes,
  readRoute,
  realtime,
} from '@nanda/protocol/facts';
import type { AccountOperationId, AnyOperationId, Operation, OperationId } from '@nanda/protocol';
import { APIPromise } from '../api-promise.js';
import { Credentials } from '../auth/credentials.js';
import { toStoredSession } from '../auth/to-stored-session.js';
import type { ResolvedOptions } from '../config/resolve-options.js';
import type { EvmAuth } from '../evm/evm-auth.js';
import type { HeardTime } from '../evm/find-clock-skew.js';
import { ResponseValidationError } from '../errors/response-validation-error.js';
import type { Logger } from '../logger.js';
import { loadLater } from '../load-later.js';
import type { Call } from './call.js';
import type * as Contract from './contract.js';
import { encodeQuery } from './encode-query.js';
import { loadContract } from './load-contract.js';
import { mergeHeaders } from './merge-headers.js';
import { readAnswer, type Answer } from './read-answer.js';
import { ReceivedAnswer } from './received-answer.js';
import { tellSending } from './tell-sending.js';
import { sendRequest, type SentAnswer } from './send-request.js';
import type { SocketAddress } from './describe-socket.js';

// Marked, so that a bundler leaves it out for who imports one class of error.
const routes: Readonly<Record<AnyOperationId, string>> = /* @__PURE__ */ Object.assign(
  {},
  operationRoutes,
  accountOperationRoutes,
);

/** Sends operations of the contract, with the credentials and for the clients that they belong to. */
export class Transport {
  readonly credentials: Credentials;
  readonly #options: ResolvedOptions;
  #clientToken: string | undefined;
  #heardTime: HeardTime = { text: null, at: 0 };
  #contract: ReturnType<typeof loadContract> | undefined;

  constructor(options: ResolvedOptions) {
    this.#options = options;
    this.credentials = new Credentials({
      ...options.credentials,
      timeout: options.timeout,
      logger: options.logger,
      refresh: (refreshToken) =>
        this.request('auth.refresh', { body: { refreshToken }, isAnonymous: true }, ({ data }) =>
          toStoredSession(data),
        ),
    });
  }

  get logger(): Logger {
    return this.#options.logger;
  }

  get timeout(): number {
    return this.#options.timeout;
  }

  get streamIdleTimeout(): number {
    return this.#options.streamIdleTimeout;
  }

  get maxRetries(): number {
    return this.#options.maxRetries;
  }

  get webSocket(): ResolvedOptions['webSocket'] {
    return this.#options.webSocket;
  }

  get evmAuth(): EvmAuth | undefined {
    return this.#options.evmAuth;
  }

  /** What the proxy said last of the time. */
  get heardTime(): HeardTime {
    return this.#heardTime;
  }

  /** The token that the proxy handed to this client, when it is an anonymous one. */
  get clientToken(): string | undefined {
    return this.#clientToken;
  }

  /** Keeps the token that the proxy handed to this client, unless it has one already. */
  learnClientToken(clientToken: string): void {
    this.#clientToken ??= clientToken;
  }

  /**
   * Calls an operation that answers with a document.
   *
   * @param call what it is made of; a function where making it may fail, which is then the promise's failure
   * @param read what the caller gets of the answer
   */
  request<Id extends AnyOperationId, Data = Answer<Id>['data']>(
    id: Id,
    call: Call | (() => Call | Promise<Call>) = {},
    read: (answer: Answer<Id>) => Data | PromiseLike<Data> = ({ data }) => data as Data,
  ): APIPromise<Data> {
    this.#contract ??= this.#loadContract();
    const contract = this.#contract;
    return new APIPromise(this.#receive(id, call), async (received) => {
      try {
        const operation = findOperation(await contract, { id });
        return await read(readAnswer<Id>(received, { operation }));
      } catch (error) {
        throw tellSending(error, received);
      }
    });
  }

  /** Calls an operation that answers with a stream. The body of the response is the caller's to end. */
  async open(id: AnyOperationId, call: Call = {}): Promise<Response> {
    const { subject, sent } = this.#send(id, { call, isStream: true });
    const { response } = await sent;
    if (response.headers.get('content-type')?.startsWith('text/event-stream') === true) {
      return response;
    }
    void response.body?.cancel().catch(() => undefined);
    throw new ResponseValidationError({
      subject: `The answer to ${subject}`,
      issues: [{ path: [], message: 'it is not an event stream' }],
    });
  }

  /**
   * Where the WebSocket of the proxy is, and what it is opened with; undefined where there can be none: a `fetch` of
   * the caller's own leads somewhere else than sockets do. Asked before each opening, for a fresh credential.
   *
   * @param options `clientToken`: of the anonymous client whose events are wanted
   */
  async describeSocket({
    clientToken = this.#clientToken,
  }: { readonly clientToken?: string | undefined } = {}): Promise<SocketAddress | undefined> {
    const { webSocket, isOwnFetch, baseURL } = this.#options;
    if (webSocket === false || (isOwnFetch && webSocket === undefined)) return undefined;
    const [credential, { describeSocket }] = await Promise.all([
      this.credentials.headers(),
      loadLater(),
    ]);
    return describeSocket(`${baseURL}${realtime.path}`, { credential, clientToken });
  }

  #loadContract(): Promise<typeof Contract> {
    const loading = loadContract();
    // Told to who reads an answer, if there is one. In a page it is a request like others: the next call makes another try.
    loading.catch(() => (this.#contract = undefined));
    return loading;
  }

  async #receive(
    id: AnyOperationId,
    call: Call | (() => Call | Promise<Call>),
  ): Promise<ReceivedAnswer> {
    for (let made = typeof call === 'function' ? await call() : call; ;) {
      const outcome = this.#attempt(id, made);
      if (made.reconsider === undefined) return await outcome;
      const next = await made.reconsider(await outcome.catch((error: unknown) => error));
      if (next === undefined) return await outcome;
      made = next;
    }
  }

  async #attempt(id: AnyOperationId, call: Call): Promise<ReceivedAnswer> {
    const { subject, sent } = this.#send(id, { call, isStream: false });
    const { response, ...answer } = await sent;
    return new ReceivedAnswer(response, { ...answer, subject });
  }

  #send(
    id: AnyOperationId,
    { call, isStream }: { readonly call: Call; readonly isStream: boolean },
  ): { readonly subject: string; readonly sent: Promise<SentAnswer> } {
    const { method, path: template } = readRoute(routes[id]);
    const path = fillPath(template, call.params);
    const subject = `${method} ${path}`;
    const sent = sendRequest({
      id,
      method,
      url: `${this.#options.baseURL}${path}${encodeQuery(call.query ?? {})}`,
      subject,
      body: call.body === undefined ? undefined : JSON.stringify(call.body),
      isStream,
      call,
      options: this.#options,
      headersFor: ({ refused }) => this.#headersFor(call, { isStream, refused }),
      credentialIn: ({ authorization, [names.apiKey]: apiKey }) =>
        call.isAnonymous !== true && this.credentials.canRenew
          ? (authorization ?? apiKey)
          : undefined,
      onAnswer: ({ headers }) => {
        this.#heardTime = { text: headers.get('date'), at: Date.now() };
        const token = headers.get(names.client);
        if (token !== null) this.learnClientToken(token);
      },
    });
    return { subject, sent };
  }

  async #headersFor(
    call: Call,
    { isStream, refused }: { readonly isStream: boolean; readonly refused: string | undefined },
  ): Promise<Record<string, string>> {
    return mergeHeaders(
      {
        accept: isStream ? 'text/event-stream' : 'application/json',
        'content-type': call.body === undefined ? undefined : 'application/json',
      },
      this.#options.defaultHeaders,
      call.isAnonymous === true ? undefined : await this.credentials.headers({ refused }),
      { [names.client]: call.clientToken ?? this.#clientToken },
      call.headers,
      call.options?.headers,
    );
  }
}

function findOperation(
  { operations, accountOperations }: typeof Contract,
  { id }: { readonly id: AnyOperationId },
): Operation {
  return id in operations
    ? operations[id as OperationId]
    : accountOperations[id as AccountOperationId];
}
