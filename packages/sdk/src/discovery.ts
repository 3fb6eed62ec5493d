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
  async search(
    query: string,
    parameters: ServerSearchQuery = {},
    options?: RequestOptions,
  ): Promise<PublicServerPage> {
    const { data } = await this.#transport.request('public.search', {
      query: { q: query, ...parameters },
      options,
    });
    return data;
  }

  /** Lists all servers; one page of them. */
  async servers(
    parameters: ServerListQuery = {},
    options?: RequestOptions,
  ): Promise<PublicServerPage> {
    const { data } = await this.#transport.request('public.list', {
      query: { ...parameters },
      options,
    });
    return data;
  }

  /** Gets one server in detail. @throws NotFoundError */
  async getServer(serverId: string, options?: RequestOptions): Promise<PublicServerDetail> {
    const { data } = await this.#transport.request('public.get', { params: { serverId }, options });
    return data;
  }

  /** Lists the servers that are used most. */
  async popular(
    parameters: PopularServerQuery = {},
    options?: RequestOptions,
  ): Promise<PublicPopularServer[]> {
    const { data } = await this.#transport.request('public.popular', {
      query: { ...parameters },
      options,
    });
    return data;
  }

  /** Connects to a server. @throws NotFoundError, AuthenticationError, InternalServerError */
  async connect(
    serverId: string,
    auth?: PublicCredentials,
    options?: RequestOptions,
  ): Promise<DiscoveryConnection> {
    const { data } = await this.#transport.request('public.connect', {
      body: { server_id: serverId, auth },
      options,
    });
    return { ...data, id: data.connection_id };
  }

  /** Lists the caller's connections. */
  async connections(options?: RequestOptions): Promise<PublicConnection[]> {
    const { data } = await this.#transport.request('public.connections', { options });
    return data.connections;
  }

  /** Closes a connection. @throws NotFoundError */
  async disconnect(connectionId: string, options?: RequestOptions): Promise<PublicDisconnected> {
    const { data } = await this.#transport.request('public.disconnect', {
      params: { connectionId },
      options,
    });
    return data;
  }

  /**
   * Calls a tool and waits for its end. A result with `isError: true` is returned like any other.
   *
   * The proxy ends a tool that is silent for a minute, and any call after ten. The client's `timeout` does
   * not apply; one given here ends the wait, whatever the tool does.
   */
  async callTool(
    connectionId: string,
    toolName: string,
    parameters: Readonly<Record<string, unknown>> = {},
    options?: RequestOptions,
  ): Promise<ToolResult> {
    const { data } = await this.#transport.request('public.call', {
      body: { connection_id: connectionId, tool_name: toolName, arguments: parameters },
      options: { ...options, timeout: options?.timeout ?? longestCall },
    });
    return data.result;
  }

  /** Lists the tools of a connection. */
  async listTools(connectionId: string, options?: RequestOptions): Promise<PublicTool[]> {
    const { data } = await this.#transport.request('public.tools', {
      params: { connectionId },
      options,
    });
    return data.tools;
  }

  /** Whether the proxy works. */
  async health(options?: RequestOptions): Promise<Health> {
    const { data } = await this.#transport.request('health', { options });
    return data;
  }
}
