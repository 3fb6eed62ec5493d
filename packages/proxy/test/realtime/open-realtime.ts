import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Connection, ConnectionEvent } from '@nanda/protocol';
import { createMemoryCatalogEventBus } from '../../src/bus/memory/create-memory-catalog-event-bus.js';
import { createMemoryEventBus } from '../../src/bus/memory/create-memory-event-bus.js';
import type { CatalogEventBus } from '../../src/core/events/catalog-event-bus.js';
import type { ConnectionEventBus } from '../../src/core/events/connection-event-bus.js';
import {
  openExecutions,
  type OpenExecutions,
  type OpenExecutionsOptions,
} from '../../src/core/executions/open-executions.fixture.js';
import type { Principal } from '../../src/core/principal.js';
import { createDoorkeeper } from '../../src/surfaces/http/create-doorkeeper.js';
import {
  createRealtime,
  type Realtime,
  type RealtimeOptions,
} from '../../src/surfaces/realtime/create-realtime.js';
import { connectClient, type TestClient } from './connect-client.js';

/** The surface on a port of its own, over use cases whose service answers as a test wants. */
export interface OpenRealtime extends AsyncDisposable {
  readonly url: string;
  readonly realtime: Realtime;
  readonly core: OpenExecutions;
  readonly events: ConnectionEventBus;
  readonly catalogEvents: CatalogEventBus;
  /** What the surface holds of each client. */
  readonly sockets: readonly Socket[];
  connect(path?: string, options?: Parameters<typeof connectClient>[1]): Promise<TestClient>;
  /** Something happens to a connection. */
  publish(connectionId: string, type?: ConnectionEvent['type'], owner?: Principal): void;
  /** As a proxy closes. */
  close(): Promise<void>;
}

export interface OpenRealtimeOptions
  extends Partial<Omit<RealtimeOptions, 'openCore' | 'closing'>>, OpenExecutionsOptions {
  /** @default true */
  readonly isLoopback?: boolean;
  /** The proxy's own. @default none */
  readonly token?: string;
  /** Awaited before the use cases are there. */
  readonly openStore?: () => Promise<void>;
}

const connection: Connection = {
  id: '',
  userId: null,
  serviceId: 's',
  state: 'connected',
  transport: 'http',
  endpoint: 'https://adder.example',
  metadata: {
    serviceName: 'Adder',
    serviceVersion: '1.0.0',
    protocolVersion: '2025-11-25',
    capabilities: ['tools'],
    tools: [],
  },
  health: { lastPing: null, latency: null, errorRate: 0 },
  created: '2026-01-01T00:00:00.000Z',
  lastUsed: '2026-01-01T00:00:00.000Z',
};

const silent = { debug() {}, info() {}, warn() {}, error() {} };

export async function openRealtime({
  isLoopback = true,
  openStore = async () => undefined,
  token,
  ...options
}: OpenRealtimeOptions = {}): Promise<OpenRealtime> {
  const core = openExecutions(options);
  const events = createMemoryEventBus();
  const catalogEvents = createMemoryCatalogEventBus();
  const closing = new AbortController();
  const realtime = createRealtime({
    doorkeeper: createDoorkeeper({ token }),
    allowedHosts: [],
    allowedOrigins: [],
    logger: silent,
    ...options,
    closing: closing.signal,
    async openCore() {
      await openStore();
      return { executions: core.executions, events, catalogEvents };
    },
  });
  const sockets: Socket[] = [];
  const server = createServer();
  server.on('upgrade', (request, socket, head) => {
    sockets.push(socket as Socket);
    const arrival = { isLoopback, isExposed: false, ownHosts: [] };
    realtime.upgrade(request, { ...arrival, socket: socket as Socket, head });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function close(): Promise<void> {
    closing.abort();
    await core.executions.close();
    await realtime.close();
    events.close();
    catalogEvents.close();
    await new Promise((resolve) => server.close(resolve));
  }

  return {
    url,
    realtime,
    core,
    events,
    catalogEvents,
    sockets,
    connect: (path = '/v2/ws', clientOptions = {}) => connectClient(url + path, clientOptions),
    publish(connectionId, type = 'update', owner = { kind: 'local' }) {
      events.publish(owner, {
        type,
        timestamp: new Date().toISOString(),
        connectionId,
        previousState: 'connected',
        connection: { ...connection, id: connectionId },
      });
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
