import type { Connection, Health, ServiceCredentials, Transport as Kind } from '@nanda/protocol';
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
