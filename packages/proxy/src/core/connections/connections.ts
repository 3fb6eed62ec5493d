import type {
  Connection,
  ConnectionState,
  ServiceCredentials,
  ToolDefinition,
  Transport,
} from '@nanda/protocol';
import type { ConnectOutcome } from '../catalog/catalog.js';
import type { RecordCommand, ServiceRecord } from '../catalog/service-record.js';
import { createId } from '../create-id.js';
import type { ConnectionEventBus } from '../events/connection-event-bus.js';
import type { Logger } from '../logger.js';
import type { Principal } from '../principal.js';
import { principalKey } from '../principal-key.js';
import { reasonOf } from '../reason-of.js';
import { connectionErrors } from './connection-errors.js';
import { createConnectionLives } from './connection-lives.js';
import type { ConnectionRepository, StoredConnection } from './connection-repository.js';
import { describeConnection } from './describe-connection.js';
import type { LiveConnection } from './live-connection.js';
import { openSession } from './open-session.js';
import type { UpstreamConnector, UpstreamSession } from './upstream-connector.js';

/** What connections need of the catalog. */
export interface ServiceDirectory {
  /** @throws NandaError SERVICE_NOT_FOUND */
  getRecord(idOrName: string, principal: Principal): Promise<ServiceRecord>;
  recordUse(use: {
    readonly serviceId: string;
    readonly kind: 'connection';
    readonly owner: Principal;
  }): Promise<void>;
  /** Told what came of every attempt to open a session. Never rejects. */
  recordOutcome(record: ServiceRecord, outcome: ConnectOutcome): Promise<void>;
}

export interface ConnectionsOptions {
  readonly services: ServiceDirectory;
  readonly connector: UpstreamConnector;
  readonly repository: ConnectionRepository;
  readonly events: ConnectionEventBus;
  readonly readCommand: (record: ServiceRecord) => Promise<RecordCommand | undefined>;
  readonly logger: Logger;
  /** Open connections, of all owners together. */
  readonly maxConnections: number;
  /** Milliseconds. */
  readonly connectionTimeout: number;
  /** Milliseconds; 0 keeps unused connections open. */
  readonly idleTimeout: number;
  /** Milliseconds that a session has to have lived to be opened again by itself. */
  readonly minimumLife?: number | undefined;
}

export interface ConnectRequest {
  readonly serviceId: string;
  readonly credentials?: ServiceCredentials | undefined;
  readonly transport?: Transport | undefined;
  readonly name?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A session in use: `release` says how the call went. */
export interface BorrowedSession {
  readonly session: UpstreamSession;
  readonly serviceId: string;
  readonly tools: readonly ToolDefinition[];
  release(outcome: 'succeeded' | 'failed' | 'unused'): void;
}

/** The use cases of connections. What a caller does not own does not exist for it. */
export interface Connections {
  connect(request: ConnectRequest, principal: Principal): Promise<Connection>;
  list(principal: Principal): Promise<Connection[]>;
  get(id: string, principal: Principal): Promise<Connection>;
  disconnect(id: string, principal: Principal): Promise<Connection>;
  tools(id: string, principal: Principal): Promise<readonly ToolDefinition[]>;
  /** The session of a connection, opened again where it has to be. */
  borrow(id: string, principal: Principal): Promise<BorrowedSession>;
  /** The tools of a service, over a session that lives only for this. */
  probeTools(record: ServiceRecord): Promise<readonly ToolDefinition[]>;
  /** How many are open, of all owners. */
  readonly active: number;
  close(): Promise<void>;
}

/** A connection that nobody opened again for so long is forgotten. */
const forgetAfter = 24 * 60 * 60 * 1000;

/** Connections that are kept in all, open and resting. */
const maxKept = 1000;

const noCredentials: ServiceCredentials = { type: 'none' };

export function createConnections(options: ConnectionsOptions): Connections {
  const { services, repository, logger } = options;
  const lives = createConnectionLives({
    ...options,
    recordOutcome: services.recordOutcome,
    findRecord: ({ serviceId, owner }) => services.getRecord(serviceId, owner),
  });
  const connections = new Map<string, LiveConnection>();
  const restored = restore();
  // Whoever awaits `restored` sees its failure; without this, a failure before that ends the process.
  restored.catch(() => undefined);
  const sweep = setInterval(
    () => {
      sweepUnused().catch((error: unknown) =>
        logger.warn('Unused connections could not be closed', { reason: reasonOf(error) }),
      );
    },
    Math.max(1000, Math.min(30_000, options.idleTimeout / 4 || 30_000)),
  );
  sweep.unref();

  async function restore(): Promise<void> {
    for (const stored of await repository.list()) {
      const record = await services
        .getRecord(stored.serviceId, stored.owner)
        .catch(() => undefined);
      const credentials = stored.authType === 'none' ? noCredentials : undefined;
      const live = lives.create({ stored, record, credentials, state: 'disconnected' });
      live.savedLastUsed = live.lastUsed;
      connections.set(stored.id, live);
    }
  }

  async function find(id: string, principal: Principal): Promise<LiveConnection> {
    await restored;
    const live = connections.get(id);
    if (live === undefined || !isOwner(live, principal)) throw connectionErrors.notFound(id);
    return live;
  }

  async function sweepUnused(): Promise<void> {
    const now = Date.now();
    for (const live of connections.values()) {
      await saveLastUsed(live);
      const unusedFor = now - live.lastUsed.getTime();
      if (live.running > 0 || live.opening !== undefined) continue;
      const isIdle = options.idleTimeout > 0 && unusedFor >= options.idleTimeout;
      if (live.session !== undefined && isIdle) {
        await lives.shut(live, 'It was not used for a while; the next use opens it again.');
      } else if (live.session === undefined && unusedFor >= forgetAfter) {
        connections.delete(live.stored.id);
        await repository.delete(live.stored.id);
      }
    }
  }

  async function saveLastUsed(live: LiveConnection): Promise<void> {
    const { savedLastUsed } = live;
    if (savedLastUsed === undefined || live.lastUsed <= savedLastUsed) return;
    if (!connections.has(live.stored.id)) return;
    live.savedLastUsed = live.lastUsed;
    await repository.save({ ...live.stored, lastUsed: live.lastUsed.toISOString() });
  }

  /** @throws NandaError CONNECTION_LIMIT_REACHED */
  function checkLimit(): void {
    const open = [...connections.values()].filter(({ state }) => !restingStates.has(state));
    if (open.length < options.maxConnections) return;
    throw connectionErrors.tooMany(options.maxConnections);
  }

  /** Resting connections cost a row each; the ones that were used longest ago make room. */
  function forgetSurplus(): void {
    if (connections.size < maxKept) return;
    const resting = [...connections.values()]
      .filter(({ state, opening }) => restingStates.has(state) && opening === undefined)
      .toSorted((a, b) => a.lastUsed.getTime() - b.lastUsed.getTime());
    for (const { stored } of resting.slice(0, connections.size - maxKept + 1)) {
      connections.delete(stored.id);
      repository.delete(stored.id).catch((error: unknown) => {
        logger.warn('A connection could not be forgotten', { reason: reasonOf(error) });
      });
    }
  }

  /** A connection that has let go of its session takes one of the places again. */
  function reopened(live: LiveConnection): Promise<UpstreamSession> {
    if (restingStates.has(live.state) && live.opening === undefined) checkLimit();
    return lives.ready(live);
  }

  function owned(principal: Principal): LiveConnection[] {
    return [...connections.values()].filter((live) => isOwner(live, principal));
  }

  return {
    async connect(request, principal) {
      await restored;
      const record = await services.getRecord(request.serviceId, principal);
      checkLimit();
      forgetSurplus();
      const now = new Date().toISOString();
      const credentials = request.credentials ?? noCredentials;
      const stored: StoredConnection = {
        id: createId('conn'),
        owner: principal,
        serviceId: record.id,
        ...(request.name !== undefined && { name: request.name }),
        authType: credentials.type,
        created: now,
        lastUsed: now,
      };
      const live = lives.create({
        stored,
        record,
        credentials,
        wantedTransport: request.transport,
        state: 'initializing',
      });
      connections.set(stored.id, live);
      try {
        await lives.ready(live, request.signal);
        await repository.save(stored);
        live.savedLastUsed = new Date(stored.lastUsed);
      } catch (error) {
        connections.delete(stored.id);
        await lives.shut(live, 'It could not be made.');
        throw error;
      }
      await services.recordUse({ serviceId: record.id, kind: 'connection', owner: principal });
      return describeConnection(live);
    },
    async list(principal) {
      await restored;
      return owned(principal).map(describeConnection);
    },
    async get(id, principal) {
      return describeConnection(await find(id, principal));
    },
    async disconnect(id, principal) {
      const live = await find(id, principal);
      connections.delete(id);
      await repository.delete(id);
      await lives.shut(live, 'Its owner closed it.');
      return describeConnection(live);
    },
    async tools(id, principal) {
      const live = await find(id, principal);
      await reopened(live);
      return live.tools;
    },
    async borrow(id, principal) {
      const live = await find(id, principal);
      const session = await reopened(live);
      live.running += 1;
      return {
        session,
        serviceId: live.stored.serviceId,
        tools: live.tools,
        release(outcome) {
          live.running -= 1;
          live.lastUsed = new Date();
          if (outcome !== 'unused') live.calls.record(outcome);
          if (outcome === 'succeeded') live.lastPing = live.lastUsed;
        },
      };
    },
    async probeTools(record) {
      const { session, tools } = await openSession(record, {
        connector: options.connector,
        readCommand: options.readCommand,
        credentials: noCredentials,
        timeout: options.connectionTimeout,
        signal: lives.closing,
        recordOutcome: services.recordOutcome,
      });
      await session.close();
      return tools;
    },
    get active() {
      return [...connections.values()].filter(({ session }) => session !== undefined).length;
    },
    async close() {
      clearInterval(sweep);
      lives.close();
      await restored.catch(() => undefined);
      await Promise.allSettled(
        [...connections.values()].map(async (live) => {
          await live.opening?.catch(() => undefined);
          await live.session?.close();
          await saveLastUsed(live);
        }),
      );
    },
  };
}

/** In these a connection holds nothing open. */
const restingStates: ReadonlySet<ConnectionState> = new Set(['disconnected', 'failed']);

function isOwner(live: LiveConnection, principal: Principal): boolean {
  return principalKey(live.stored.owner) === principalKey(principal);
}
