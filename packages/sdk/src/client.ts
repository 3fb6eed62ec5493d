import type {
  Authorization,
  BatchAnswer,
  ClientCapability,
  Connection,
  Health,
  Root,
  ServiceCredentials,
  Transport as Kind,
} from '@nanda/protocol';
import type { APIPromise } from './api-promise.js';
import type { AuthorizeOptions } from './auth/authorize-options.js';
import type { ConnectOptions } from './auth/connect-options.js';
import type { BatchCall } from './batch/batch-call.js';
import type { BatchOptions } from './batch/batch-options.js';
import type { BatchResult } from './batch/batch-result.js';
import { followBatch } from './batch/follow-batch.js';
import type { FindConnection } from './batch/prove-batch-answer.js';
import { runBatch } from './batch/run-batch.js';
import type { ClientOptions, RequestOptions } from './client-options.js';
import { resolveOptions } from './config/resolve-options.js';
import { AuthenticationError } from './errors/authentication-error.js';
import type { ClientEvents } from './events/client-events.js';
import { EventGate } from './events/event-gate.js';
import type { Call } from './http/call.js';
import { Transport } from './http/transport.js';
import { loadLater } from './load-later.js';
import { Accounts } from './resources/accounts.js';
import { ApiKeys } from './resources/api-keys.js';
import { Audit } from './resources/audit.js';
import { Auth } from './resources/auth.js';
import { Authorizations } from './resources/authorizations.js';
import { Connections } from './resources/connections.js';
import { Events } from './resources/events.js';
import { Executions } from './resources/executions.js';
import { Registries } from './resources/registries.js';
import { Services } from './resources/services.js';
import { StoredCredentials } from './resources/stored-credentials.js';
import { Tools } from './resources/tools.js';
import { Webhooks } from './resources/webhooks.js';
import { ServiceConnection, type ServiceConnectionParts } from './service-connection.js';
import type { AnyTools } from './typed/any-tools.js';
import type { ServiceTypes } from './typed/service-types.js';

/** What a connection is opened with. */
export interface ConnectParameters {
  /** What the service wants of its callers. @default what the proxy keeps for the service, else none */
  readonly auth?: ServiceCredentials | undefined;
  /**
   * Whether the proxy keeps the credentials for the service, encrypted, and uses them again where a later connect gives
   * none. @default false: they end with the connection
   */
  readonly remember?: boolean | undefined;
  /**
   * Whether the proxy writes the credentials down, encrypted. With `false` they are in the memory of its process alone:
   * after a restart the connection fails with `SERVICE_AUTH_REQUIRED` (`missing`) until it is made again. @default true
   */
  readonly keep?: boolean | undefined;
  /** The only transport to try. @default what the service is known to speak, else found out */
  readonly transport?: Kind | undefined;
  /** A short name for the connection: letters, digits, `.`, `_` and `-`. */
  readonly name?: string | undefined;
  /**
   * What its tools may ask you for while they run; the service is told, and asks for nothing else. A call that
   * asks is an `InputRequiredError` of `execute`, and an `input_required` event of a stream.
   * @default none
   */
  readonly clientCapabilities?: readonly ClientCapability[] | undefined;
  /** The places that the service may work in, `file:` URIs: answered by the proxy when it asks. @default none */
  readonly roots?: readonly Readonly<Root>[] | undefined;
  /**
   * Whether a tool that changes later is refused until the change is accepted, with
   * `refresh({ acceptTools: true })`. @default the proxy's own setting
   */
  readonly pinTools?: boolean | undefined;
}

/**
 * Finds, connects to and uses MCP servers through a NANDA proxy. Making one does nothing: no socket is
 * opened before the first call.
 *
 * @example
 * const nanda = new NANDAClient();
 * const [service] = await nanda.services.search({ query: 'coffee' });
 * await using connection = await nanda.connect(service.id);
 * const result = await connection.execute('requestinfo', { category: 'premium' });
 */
export class NANDAClient implements AsyncDisposable {
  /** The catalog. */
  readonly services: Services;
  /** The tools of all services of the catalog. */
  readonly tools: Tools;
  /** The registries that the catalog is read from. */
  readonly registries: Registries;
  /** The caller's connections, as data. */
  readonly connections: Connections;
  /** Calls that run or have run. */
  readonly executions: Executions;
  /** What happens to connections and to the catalog. */
  readonly events: Events;
  /** The user's consent to the use of services, asked for at their authorization servers. */
  readonly authorizations: Authorizations;
  /** What the proxy keeps to let the caller into services. */
  readonly credentials: StoredCredentials;
  /** What bears on security, as the proxy has written it down. */
  readonly audit: Audit;

  /** Signing in, at a proxy that has accounts. */
  readonly auth: Auth;
  /** All accounts of such a proxy, for those who look after them. */
  readonly accounts: Accounts;
  /** The caller's API keys, at a proxy that has accounts. */
  readonly apiKeys: ApiKeys;
  /** Addresses that are told what happened, at a proxy that has accounts. */
  readonly webhooks: Webhooks;

  readonly #transport: Transport;
  readonly #opened = new Map<string, { close(): Promise<void>; parts: ServiceConnectionParts }>();
  readonly #gate: EventGate;
  readonly #find: FindConnection = (id) => this.#opened.get(id)?.parts;

  /** @throws ConfigurationError for an option that cannot be used. */
  constructor(options: ClientOptions = {}) {
    this.#transport = new Transport(resolveOptions(options));
    this.services = new Services(this.#transport);
    this.tools = new Tools(this.#transport);
    this.registries = new Registries(this.#transport);
    this.connections = new Connections(this.#transport);
    this.executions = new Executions(this.#transport);
    this.authorizations = new Authorizations(this.#transport);
    this.credentials = new StoredCredentials(this.#transport);
    this.audit = new Audit(this.#transport);
    this.accounts = new Accounts(this.#transport);
    this.#gate = new EventGate(this.#transport);
    this.events = new Events(this.#gate);
    this.auth = new Auth(this.#transport, {
      onIdentity: () => this.#gate.tell((hub) => hub.restart()),
    });
    this.apiKeys = new ApiKeys(this.#transport);
    this.webhooks = new Webhooks(this.#transport);
  }

  /**
   * Connects to a service.
   *
   * Its tools are typed where types were generated for it (`@nanda/sdk/codegen`); a type argument says them for a
   * service that is known by another name: `nanda.connect<WeatherTools>(id)`.
   *
   * @throws NotFoundError for an unknown service, AuthenticationError when it wants credentials (see `challenge`, and
   * `onChallenge` and `onAuthorize` for answering it at once), PaymentRequiredError when it wants a wallet to hold a
   * token, InternalServerError when it cannot be reached.
   */
  connect<Id extends keyof ServiceTypes>(
    serviceId: Id,
    parameters?: ConnectParameters,
    options?: ConnectOptions,
  ): APIPromise<ServiceConnection<ServiceTypes[Id]>>;
  connect<Tools extends object = AnyTools>(
    serviceId: string,
    parameters?: ConnectParameters,
    options?: ConnectOptions,
  ): APIPromise<ServiceConnection<Tools>>;
  connect(
    serviceId: string,
    parameters: ConnectParameters = {},
    options: ConnectOptions = {},
  ): APIPromise<ServiceConnection> {
    let { auth } = parameters;
    const { authorizations } = this;
    const onCredentials = (given: ServiceCredentials): void => void (auth = given);
    const opening = { serviceId, parameters, options, authorizations, onCredentials };
    const call: Call = {
      params: { serviceId },
      body: parameters,
      options,
      reconsider: async (outcome) =>
        AuthenticationError.isInstance(outcome) && (options.onChallenge ?? options.onAuthorize)
          ? (await loadLater()).answerChallenge(outcome, opening)
          : undefined,
    };
    return this.#transport.request('connections.create', call, ({ data, clientToken }) => {
      const { contractAddress = '', chainId } = auth?.type === 'evmauth' ? auth : {};
      const signing = {
        evmAuth: options.evmAuth,
        serviceName: serviceId,
        agreed: { contractAddress, chainId },
      };
      // Two first calls at once make two anonymous clients; each connection stays with the one that owns it.
      const [connection, parts] = this.#adopt<AnyTools>(data, { clientToken, signing });
      this.#opened.set(data.id, { close: () => connection.close(), parts });
      return connection;
    });
  }

  /**
   * Asks the user's consent to the use of a service, at the service's authorization server (OAuth 2.1): has the page
   * opened on which the user agrees, and waits for the end. The proxy keeps the tokens: `connect(serviceId)` uses them.
   * An authorization that is not waited for any more is given up.
   *
   * @throws TimeoutError after `timeout`, AbortError, AuthenticationError where nobody agreed, another APIError where the
   * authorization server refused.
   *
   * @example
   * await nanda.authorize('calendar', { openUrl: (url) => console.log('Open', url) });
   * const connection = await nanda.connect('calendar');
   */
  async authorize(serviceId: string, options: AuthorizeOptions): Promise<Authorization> {
    const { authorizeService } = await loadLater();
    return await authorizeService(this.authorizations, { serviceId, options });
  }

  /** Takes up a connection that was opened before, maybe by another process. @throws NotFoundError */
  getConnection<Tools extends object = AnyTools>(
    connectionId: string,
    options?: RequestOptions,
  ): APIPromise<ServiceConnection<Tools>> {
    return this.#transport.request(
      'connections.get',
      { params: { connectionId }, options },
      ({ data }) => this.#adopt<Tools>(data)[0],
    );
  }

  /**
   * Calls many tools in one request, of one or of many connections. One that fails costs nothing but its own
   * answer: this throws only where the batch itself was refused or nothing was answered.
   *
   * @param requests 1 to 100 calls
   *
   * @example
   * const { answers, counts } = await nanda.batch([
   *   { connectionId, toolName: 'requestinfo', parameters: { category: 'menu' } },
   *   { connectionId, toolName: 'requestinfo', parameters: { category: 'premium' } },
   * ]);
   */
  batch(requests: readonly BatchCall[], options: BatchOptions = {}): APIPromise<BatchResult> {
    return runBatch(this.#transport, { requests, options, find: this.#find });
  }

  /**
   * The same, with each answer as soon as it is there: its `index` says which call it belongs to. Nothing is
   * sent before it is iterated. Leaving the loop, or aborting `signal`, begins no further calls; what has begun
   * goes on, unless its options have `cancelOnDisconnect`.
   *
   * @throws AbortError, and ConnectionError when the stream breaks off before the last answer.
   *
   * @example
   * for await (const { index, status } of nanda.batchStream(requests)) console.log(index, status);
   */
  batchStream(
    requests: readonly BatchCall[],
    options: BatchOptions = {},
  ): AsyncGenerator<BatchAnswer, void, undefined> {
    return followBatch(this.#transport, { requests, options, find: this.#find });
  }

  /** Whether the proxy works. */
  health(options?: RequestOptions): APIPromise<Health> {
    return this.#transport.request('health', { options });
  }

  /**
   * Calls the listener with what happens to the caller's connections, by its type (`connection_error` for their
   * `error`), to the catalog, with all of it (`message`), and with what becomes of the way that events come over
   * (`connected`, `disconnected`, `gap`, `error`), which alone opens nothing. Returns the way to stop that.
   *
   * The first listener opens one WebSocket for all of them, or server-sent events where that is blocked; the last
   * one to go closes it. An open one keeps a Node process running.
   *
   * Listeners are not awaited, and one that throws harms nobody else.
   *
   * @example
   * const stop = nanda.on('closed', ({ connectionId }) => console.log(connectionId, 'is closed'));
   * stop();
   */
  on<Type extends keyof ClientEvents>(
    type: Type,
    listener: (event: ClientEvents[Type]) => unknown,
  ): () => void {
    return this.#gate.listen((hub) => hub.listen({ type, listener }));
  }

  /**
   * Closes the connections that this client opened, and its events: their listeners are forgotten and their loops
   * end. The client can be used afterwards.
   */
  async disconnect(): Promise<void> {
    const outcomes = await Promise.allSettled(
      Array.from(this.#opened.values(), (connection) => connection.close()),
    );
    this.#gate.tell((hub) => hub.close());
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.disconnect();
  }

  #adopt<Tools extends object>(
    data: Connection,
    {
      clientToken = this.#transport.clientToken,
      signing,
    }: Partial<Pick<ServiceConnectionParts, 'clientToken' | 'signing'>> = {},
  ): [ServiceConnection<Tools>, ServiceConnectionParts] {
    const parts = {
      transport: this.#transport,
      gate: this.#gate,
      data,
      clientToken,
      signing,
      onClose: () => this.#opened.delete(data.id),
    };
    return [new ServiceConnection<Tools>(parts), parts];
  }
}
