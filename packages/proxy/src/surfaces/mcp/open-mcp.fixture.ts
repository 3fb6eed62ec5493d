import type { IncomingMessage, ServerResponse } from 'node:http';
import { Hono } from 'hono';
import type { AggregateView } from '../../core/bridge/aggregate-view.js';
import type { Logger } from '../../core/logger.js';
import { createApp } from '../create-app.js';
import { createDirectMcpRoute } from '../direct/create-direct-mcp-route.js';
import { createDoorkeeper } from '../http/create-doorkeeper.js';
import { openDirectDoor } from '../direct/open-direct-door.js';
import type { Environment } from '../http/mount-operations.js';
import { createFakeEndpoint, type FakeDialog, type FakeScript } from './fake-endpoint.fixture.js';
import type { McpLimits } from './mcp-limits.js';
import { mountMcp } from './mount-mcp.js';
import { openMcpSurface } from './open-mcp-surface.js';
import type { McpPlace } from './place/mcp-place.js';

export interface OpenMcpOptions extends FakeScript {
  readonly defaultView?: Partial<AggregateView>;
  readonly limits?: Partial<McpLimits>;
  readonly allowedOrigins?: readonly string[];
  /** Whether callers are of this machine. @default true */
  readonly isLoopback?: boolean;
}

export interface SendOptions {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text is sent as it is. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** The surface behind the door, over a fake endpoint. */
export interface OpenMcp {
  readonly dialogs: readonly FakeDialog[];
  /** The endpoints that were asked for. */
  readonly places: readonly McpPlace[];
  readonly warnings: readonly string[];
  fetch(request: Request): Promise<Response>;
  /** The short way; says whether it takes the request. */
  answerDirectly(request: IncomingMessage, response: ServerResponse): boolean;
  send(options: SendOptions): Promise<Response>;
  /** Begins a session of the older era, and brings the header fields of its requests. */
  initialize(options?: {
    readonly version?: string;
    readonly path?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly capabilities?: object;
  }): Promise<Record<string, string>>;
  close(): void;
}

const both = 'application/json, text/event-stream';

/** Opens the surface. Nothing is opened that outlives the test, once it is closed. */
export function openMcp(options: OpenMcpOptions = {}): OpenMcp {
  const { defaultView, limits = {}, allowedOrigins = [], isLoopback = true } = options;
  const endpoint = createFakeEndpoint(options);
  const places: McpPlace[] = [];
  const warnings: string[] = [];
  const closing = new AbortController();
  const logger: Logger = {
    debug: () => undefined,
    info: () => undefined,
    warn: (message) => void warnings.push(message),
    error: (message) => void warnings.push(message),
  };
  const routes = new Hono<Environment>({ strict: false });
  const at = (place: McpPlace): typeof endpoint => {
    places.push(place);
    return endpoint;
  };
  const surface = openMcpSurface({
    endpoints: {
      aggregate: (view) => at({ kind: 'aggregate', view }),
      connection: (connectionId) => at({ kind: 'connection', connectionId }),
      service: (serviceId) => at({ kind: 'service', serviceId }),
    },
    defaultView: { tools: 'all', names: 'prefixed', allow: [], deny: [], ...defaultView },
    logger,
    closing: closing.signal,
    limits,
  });
  mountMcp(routes, surface);
  routes.post('/mcp/v1/tools/list', () => Response.json({ plain: true }));
  routes.onError((error) => {
    throw error;
  });
  const doorkeeper = createDoorkeeper({ token: undefined });
  const door = { doorkeeper, allowedHosts: [], allowedOrigins, logger };
  const arrival = { isLoopback, isExposed: false, ownHosts: [] };
  const app = createApp({ ...door, openRoutes: async () => routes });
  const fetch = (request: Request): Promise<Response> => app(request, arrival);
  const direct = createDirectMcpRoute({
    door: openDirectDoor(door),
    openSurface: async () => surface,
  });

  async function send({ method = 'POST', path = '/mcp', headers, body, signal }: SendOptions) {
    const own = { accept: both, ...(body !== undefined && { 'content-type': 'application/json' }) };
    return fetch(
      new Request(`http://localhost${path}`, {
        method,
        headers: { ...own, ...headers },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        ...(signal && { signal }),
      }),
    );
  }

  return {
    dialogs: endpoint.dialogs,
    places,
    warnings,
    fetch,
    answerDirectly: (request, response) => direct(request, response, arrival),
    send,
    async initialize({
      version = '2025-11-25',
      path = '/mcp',
      headers = {},
      capabilities = {},
    } = {}) {
      const params = {
        protocolVersion: version,
        capabilities,
        clientInfo: { name: 't', version: '1' },
      };
      const body = { jsonrpc: '2.0', id: 0, method: 'initialize', params };
      const answer = await send({ path, headers, body });
      const { result } = (await answer.json()) as { result: { protocolVersion: string } };
      return {
        ...headers,
        'mcp-session-id': answer.headers.get('mcp-session-id') ?? '',
        'mcp-protocol-version': result.protocolVersion,
      };
    },
    close: () => closing.abort(),
  };
}
