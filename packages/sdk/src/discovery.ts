import type {
  Health,
  PublicConnected,
  PublicConnection,
  PublicCredentials,
  PublicDisconnected,
  PublicPopularServer,
  PublicServerDetail,
  PublicServerPage,
  PublicTool,
  ToolResult,
} from '@nanda/protocol';
import type { APIPromise } from './api-promise.js';
import type { ClientOptions, RequestOptions } from './client-options.js';
import { resolveOptions } from './config/resolve-options.js';
import type {
  PopularServerQuery,
  ServerListQuery,
  ServerSearchQuery,
} from './discovery-queries.js';
import { Transport } from './http/transport.js';
import { longestCall } from './longest-call.js';

/** A connection of the public surface. `id` is the same as `connection_id`. */
export interface DiscoveryConnection extends PublicConnected {
  /** The same as `connection_id`. */
  readonly id: string;
}

/**
 * The public surface (`/api/*`): the same services, connections and tools as `NANDAClient`, in the plain
 * snake_case bodies that scripts and web pages read, without any account.
 *
 * @example
 * const client = new NANDADiscovery({ baseURL: 'http://localhost:3000' });
 * const { servers } = await client.search('coffee');
 */
export class NANDADiscovery {
  readonly #transport: Transport;

  /** @throws ConfigurationError for an option that cannot be used. */
  constructor(options: ClientOptions = {}) {
    this.#transport = new Transport(resolveOptions(options));
  }

  /** Searches for servers; one page of them. */
  search(
    query: string,
    parameters: ServerSearchQuery = {},
    options?: RequestOptions,
  ): APIPromise<PublicServerPage> {
    return this.#transport.request('public.search', {
      query: { q: query, ...parameters },
      options,
    });
  }

  /** Lists all servers; one page of them. */
  servers(
    parameters: ServerListQuery = {},
    options?: RequestOptions,
  ): APIPromise<PublicServerPage> {
    return this.#transport.request('public.list', {
      query: { ...parameters },
      options,
    });
  }

  /** Gets one server in detail. @throws NotFoundError */
  getServer(serverId: string, options?: RequestOptions): APIPromise<PublicServerDetail> {
    return this.#transport.request('public.get', { params: { serverId }, options });
  }

  /** Lists the servers that are used most. */
  popular(
    parameters: PopularServerQuery = {},
    options?: RequestOptions,
  ): APIPromise<PublicPopularServer[]> {
    return this.#transport.request('public.popular', {
      query: { ...parameters },
      options,
    });
  }

  /** Connects to a server. @throws NotFoundError, AuthenticationError, InternalServerError */
  connect(
    serverId: string,
    auth?: PublicCredentials,
    options?: RequestOptions,
  ): APIPromise<DiscoveryConnection> {
    const body = { server_id: serverId, auth };
    return this.#transport.request('public.connect', { body, options }, ({ data }) => ({
      ...data,
      id: data.connection_id,
    }));
  }

  /** Lists the caller's connections. */
  connections(options?: RequestOptions): APIPromise<PublicConnection[]> {
    return this.#transport.request(
      'public.connections',
      { options },
      ({ data }) => data.connections,
    );
  }

  /** Closes a connection. @throws NotFoundError */
  disconnect(connectionId: string, options?: RequestOptions): APIPromise<PublicDisconnected> {
    return this.#transport.request('public.disconnect', { params: { connectionId }, options });
  }

  /**
   * Calls a tool and waits for its end. A result with `isError: true` is returned like any other.
   *
   * The proxy ends a tool that is silent for a minute, and any call after ten. The client's `timeout` does
   * not apply; one given here ends the wait, whatever the tool does.
   */
  callTool(
    connectionId: string,
    toolName: string,
    parameters: Readonly<Record<string, unknown>> = {},
    options?: RequestOptions,
  ): APIPromise<ToolResult> {
    return this.#transport.request(
      'public.call',
      {
        body: { connection_id: connectionId, tool_name: toolName, arguments: parameters },
        options: { ...options, timeout: options?.timeout ?? longestCall },
      },
      ({ data }) => data.result,
    );
  }

  /** Lists the tools of a connection. */
  listTools(connectionId: string, options?: RequestOptions): APIPromise<PublicTool[]> {
    return this.#transport.request(
      'public.tools',
      { params: { connectionId }, options },
      ({ data }) => data.tools,
    );
  }

  /** Whether the proxy works. */
  health(options?: RequestOptions): APIPromise<Health> {
    return this.#transport.request('health', { options });
  }
}
