import type {
  BatchAnswer,
  ClientCapability,
  Connection,
  Health,
  Root,
  ServiceCredentials,
  Transport as Kind,
} from '@nanda/protocol';
import type { BatchCall } from './batch/batch-call.js';
import type { BatchOptions } from './batch/batch-options.js';
import type { BatchResult } from './batch/batch-result.js';
import { followBatch } from './batch/follow-batch.js';
import { runBatch } from './batch/run-batch.js';
import type { ClientOptions, RequestOptions } from './client-options.js';
import { resolveOptions } from './config/resolve-options.js';
import { ConnectionFeed } from './events/connection-feed.js';
import { Transport } from './http/transport.js';
import { Connections } from './resources/connections.js';
import { Executions } from './resources/executions.js';
import { Registries } from './resources/registries.js';
import { Services } from './resources/services.js';
import { Tools } from './resources/tools.js';
import { ServiceConnection } from './service-connection.js';

/** What a connection is opened with. */
export interface ConnectParameters {
  /** What the service wants of its callers. @default none */
  readonly auth?: ServiceCredentials | undefined;
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

  readonly #transport: Transport;
  readonly #opened = new Set<ServiceConnection>();
  readonly #feeds = new Map<string | undefined, ConnectionFeed>();

  /** @throws ConfigurationError for an option that cannot be used. */
  constructor(options: ClientOptions = {}) {
    this.#transport = new Transport(resolveOptions(options));
    this.services = new Services(this.#transport);
    this.tools = new Tools(this.#transport);
    this.registries = new Registries(this.#transport);
    this.connections = new Connections(this.#transport);
    this.executions = new Executions(this.#transport);
  }

  /**
   * Connects to a service.
   *
   * @throws NotFoundError for an unknown service, AuthenticationError when it wants credentials (see
   * `challenge`), InternalServerError when it cannot be reached.
   */
  async connect(
    serviceId: string,
    parameters: ConnectParameters = {},
    options?: RequestOptions,
  ): Promise<ServiceConnection> {
    const { data, clientToken } = await this.#transport.request('connections.create', {
      params: { serviceId },
      body: parameters,
      options,
    });
    // Two first calls at once make two anonymous clients; each connection stays with the one that owns it.
    const connection = this.#adopt(data, {
      clientToken: clientToken ?? this.#transport.clientToken,
    });
    this.#opened.add(connection);
    return connection;
  }

  /** Takes up a connection that was opened before, maybe by another process. @throws NotFoundError */
  async getConnection(connectionId: string, options?: RequestOptions): Promise<ServiceConnection> {
    const data = await this.connections.get(connectionId, options);
    return this.#adopt(data, { clientToken: this.#transport.clientToken });
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
  batch(requests: readonly BatchCall[], options: BatchOptions = {}): Promise<BatchResult> {
    return runBatch(this.#transport, { requests, options });
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
    return followBatch(this.#transport, { requests, options });
  }

  /** Whether the proxy works. */
  async health(options?: RequestOptions): Promise<Health> {
    const { data } = await this.#transport.request('health', { options });
    return data;
  }

  /**
   * Closes the connections that this client opened, and its event stream. The client can be used
   * afterwards.
   */
  async disconnect(): Promise<void> {
    const outcomes = await Promise.allSettled(
      Array.from(this.#opened, (connection) => connection.close()),
    );
    for (const feed of this.#feeds.values()) feed.close();
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.disconnect();
  }

  #adopt(
    data: Connection,
    { clientToken }: { clientToken: string | undefined },
  ): ServiceConnection {
    let feed = this.#feeds.get(clientToken);
    if (feed === undefined) {
      feed = new ConnectionFeed(this.#transport, { clientToken });
      this.#feeds.set(clientToken, feed);
    }
    const connection: ServiceConnection = new ServiceConnection({
      transport: this.#transport,
      feed,
      data,
      clientToken,
      onClose: () => this.#opened.delete(connection),
    });
    return connection;
  }
}
