import type { ConnectionEvent } from '@nanda/protocol';
import type { ServiceRecord } from '../catalog/service-record.js';
import type { LogFields } from '../logger.js';
import type { Principal } from '../principal.js';
import {
  createFakeConnectionRepository,
  type FakeConnectionRepository,
} from '../testing/fake-connection-repository.js';
import type { FakeUpstream } from '../testing/fake-upstream.js';
import type { ConnectionsOptions } from './connections-options.js';
import { createConnections, type Connections } from './connections.js';

export const local: Principal = { kind: 'local' };
export const stranger: Principal = { kind: 'anonymous', clientId: 'stranger' };

export const adder: ServiceRecord = {
  id: 'service-1',
  name: 'Adder',
  description: '',
  tags: [],
  endpoints: [{ url: 'https://adder.example/mcp', transport: 'http' }],
  auth: { kind: 'none' },
  tools: [],
  capabilities: [],
  popularity: 0,
  source: { registry: 'test', id: 'service-1' },
  trust: 'registry',
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
};

export interface OpenConnections {
  readonly connections: Connections;
  readonly repository: FakeConnectionRepository;
  /** Those of the local user. */
  readonly events: readonly ConnectionEvent[];
  readonly log: readonly (LogFields & { readonly message: string })[];
  /** The states that its events told of, in their order. */
  states(): string[];
  close(): Promise<void>;
}

/** Connections over fakes, with everything of a service directory that has one service. */
export function openConnections(
  upstream: FakeUpstream,
  {
    repository = createFakeConnectionRepository(),
    ...options
  }: Partial<ConnectionsOptions> & { readonly repository?: FakeConnectionRepository } = {},
): OpenConnections {
  const events: ConnectionEvent[] = [];
  const log: (LogFields & { readonly message: string })[] = [];
  const write = (message: string, fields?: LogFields): void =>
    void log.push({ message, ...fields });
  const connections = createConnections({
    services: {
      getRecord: async () => adder,
      recordUse: async () => undefined,
      recordOutcome: async () => undefined,
    },
    connector: upstream,
    repository,
    events: {
      publish(owner, event) {
        if (owner.kind === 'local') events.push({ id: `${events.length + 1}`, ...event });
      },
      // Nobody follows: what was published is looked at.
      async *follow() {},
      close: () => undefined,
    },
    readCommand: async () => undefined,
    logger: { debug: write, info: write, warn: write, error: write },
    maxConnections: 10,
    connectionTimeout: 5000,
    idleTimeout: 0,
    ...options,
  });
  return {
    connections,
    repository,
    events,
    log,
    states: () =>
      events.filter(({ type }) => stateEvents.has(type)).map(({ connection }) => connection.state),
    close: connections.close,
  };
}

const stateEvents: ReadonlySet<string> = new Set(['update', 'closed', 'error']);
