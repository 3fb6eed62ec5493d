import type {
  Connection,
  ConnectionEvent,
  ConnectionState,
  OperationBody,
  ServiceCredentials,
} from '@nanda/protocol';
import type { Clock } from '../control/clock.js';
import type { KnownService } from '../services/known-service.js';
import { Refusal } from '../wire/refusal.js';
import type { Caller } from './caller.js';
import { describeChallenge } from './describe-challenge.js';
import type { KeptCredentials } from './kept-credentials.js';
import type { Catalog } from './catalog.js';
import type { ConnectionRecord } from './connection-record.js';
import type { Ids } from './create-ids.js';
import type { Feeds } from './feeds.js';

export interface ConnectionsParts {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly catalog: Catalog;
  readonly feeds: Feeds;
  readonly kept: KeptCredentials;
}

/** What changes of a connection, and how its owner is told. */
export interface ConnectionChange {
  /** @default the one that it has */
  readonly state?: ConnectionState | undefined;
  /** @default 'update' */
  readonly type?: ConnectionEvent['type'] | undefined;
  readonly reason?: string | undefined;
  /** What differs of the tools; with `tools_changed`. */
  readonly toolChanges?: ConnectionEvent['toolChanges'];
  /** With `resource_updated`. */
  readonly uri?: string | undefined;
}

/** The connections of a test proxy. What a caller does not own does not exist for it. */
export class Connections {
  readonly #parts: ConnectionsParts;
  readonly #records = new Map<string, ConnectionRecord>();

  constructor(parts: ConnectionsParts) {
    this.#parts = parts;
  }

  get all(): ConnectionRecord[] {
    return [...this.#records.values()];
  }

  /** @throws Refusal SERVICE_NOT_FOUND, SERVICE_AUTH_REQUIRED, CONNECTION_FAILED */
  connect(
    serviceId: string,
    request: Partial<OperationBody<'connections.create'>>,
    caller: Caller,
  ): ConnectionRecord {
    const { clock, ids, catalog, kept } = this.#parts;
    const service = catalog.get(serviceId);
    const { entry } = service;
    const { auth, remember, keep } = request;
    if (remember === true && keep === false) {
      throw new Refusal('VALIDATION_ERROR', {
        message:
          'Credentials that are not kept cannot be remembered. Leave `keep` or `remember` out.',
      });
    }
    // A kind alone names what is kept of it.
    const isNamed = auth?.type === 'oauth2' && auth.accessToken === undefined;
    const found =
      auth === undefined || isNamed
        ? kept.find(caller.key, { serviceId: entry.id, type: auth?.type })
        : undefined;
    const credentials = found ?? auth ?? { type: 'none' };
    admit(service, isNamed && found === undefined ? { type: 'none' } : credentials);
    const now = clock.timestamp();
    const { name, clientCapabilities, transport = entry.transports[0] ?? 'http' } = request;
    const record: ConnectionRecord = {
      owner: caller.key,
      service,
      credentials,
      roots: request.roots,
      subscriptions: new Set(),
      calls: { total: 0, running: 0, succeeded: 0, failed: 0, cancelled: 0 },
      sessions: 1,
      data: {
        id: ids('conn'),
        userId: caller.userId ?? null,
        serviceId: entry.id,
        ...(name !== undefined && { name }),
        state: 'connected',
        transport,
        endpoint: entry.endpoints[0]?.url ?? '',
        metadata: {
          serviceName: entry.name,
          serviceVersion: entry.version ?? '1.0.0',
          protocolVersion: '2025-11-25',
          capabilities: [...entry.capabilities],
          tools: Array.from(service.tools.values(), ({ definition }) => definition),
        },
        auth: { type: credentials.type },
        health: { lastPing: now, latency: 0, errorRate: 0 },
        ...(clientCapabilities && { clientCapabilities: [...clientCapabilities] }),
        created: now,
        lastUsed: now,
      },
    };
    this.#records.set(record.data.id, record);
    if (found === undefined && credentials.type !== 'none' && keep !== false) {
      const connectionId = remember === true ? undefined : record.data.id;
      kept.keep({ owner: caller.key, service, credentials, connectionId });
    }
    return record;
  }

  list(caller: Caller): Connection[] {
    return this.all.filter(({ owner }) => owner === caller.key).map(({ data }) => data);
  }

  /** @throws Refusal CONNECTION_NOT_FOUND */
  find(id: string, caller: Caller): ConnectionRecord {
    const record = this.#records.get(id);
    if (record?.owner === caller.key) return record;
    throw new Refusal('CONNECTION_NOT_FOUND', {
      message: `There is no connection "${id}". Connect to the service first, with the same client.`,
    });
  }

  /** The connection for one use of its service. @throws Refusal also where the service is away */
  use(id: string, caller: Caller): ConnectionRecord {
    const record = this.find(id, caller);
    admit(record.service, record.credentials);
    record.data = { ...record.data, lastUsed: this.#parts.clock.timestamp() };
    return record;
  }

  close(id: string, caller: Caller): ConnectionRecord {
    const record = this.find(id, caller);
    this.#records.delete(id);
    this.#parts.kept.forget(id);
    this.change(record, {
      state: 'disconnected',
      type: 'closed',
      reason: 'Its owner closed it.',
    });
    return record;
  }

  refresh(id: string, caller: Caller): ConnectionRecord {
    const record = this.find(id, caller);
    this.change(record, { state: 'reconnecting' });
    admit(record.service, record.credentials);
    record.sessions += 1;
    this.change(record, { state: 'connected' });
    return record;
  }

  /** Changes a connection, and tells its owner. */
  change(
    record: ConnectionRecord,
    { type = 'update', state = record.data.state, ...rest }: ConnectionChange,
  ): void {
    const previousState = record.data.state;
    record.data = { ...record.data, state };
    const { id: connectionId } = record.data;
    const { data: connection, owner } = record;
    this.#parts.feeds.tellOwner(owner, {
      type,
      connectionId,
      previousState,
      connection,
      ...rest,
    });
  }
}

/** @throws Refusal SERVICE_AUTH_REQUIRED, CONNECTION_FAILED */
function admit({ entry, isUp, requirement }: KnownService, credentials: ServiceCredentials): void {
  if (!isUp) {
    throw new Refusal('CONNECTION_FAILED', {
      message: `"${entry.name}" cannot be reached: the test has disconnected it.`,
      details: { cause: 'refused' },
    });
  }
  if (requirement === undefined) return;
  const { accepts = () => true } = requirement;
  const isGiven = credentials.type !== 'none';
  if (isGiven && accepts(credentials)) return;
  throw new Refusal('SERVICE_AUTH_REQUIRED', {
    message: `"${entry.name}" wants credentials, or does not accept the ones that were given. Connect again with valid ones.`,
    details: { challenge: describeChallenge(requirement, { isGiven }), status: 401 },
  });
}
