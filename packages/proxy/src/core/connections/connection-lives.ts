import type { ServiceCredentials, Transport } from '@nanda/protocol';
import type { RecordCommand, ServiceRecord } from '../catalog/service-record.js';
import type { ConnectionEventBus } from '../events/connection-event-bus.js';
import type { Logger } from '../logger.js';
import { NandaError } from '../nanda-error.js';
import { createCallWindow } from './call-window.js';
import { connectionErrors } from './connection-errors.js';
import type { StoredConnection } from './connection-repository.js';
import { nextConnectionState, type ConnectionIncident } from './connection-state.js';
import { describeConnection } from './describe-connection.js';
import type { LiveConnection } from './live-connection.js';
import { openSession, type OpenedSession, type OpenSessionOptions } from './open-session.js';
import type { UpstreamConnector, UpstreamSession } from './upstream-connector.js';

export interface ConnectionLivesOptions {
  readonly connector: UpstreamConnector;
  readonly events: ConnectionEventBus;
  /** @throws NandaError SERVICE_NOT_FOUND */
  readonly findRecord: (stored: StoredConnection) => Promise<ServiceRecord>;
  readonly readCommand: (record: ServiceRecord) => Promise<RecordCommand | undefined>;
  readonly recordOutcome: OpenSessionOptions['recordOutcome'];
  readonly logger: Logger;
  /** Milliseconds for one attempt to open a session. */
  readonly connectionTimeout: number;
  /** Milliseconds that a session has to have lived to be opened again by itself. @default 10_000 */
  readonly minimumLife?: number | undefined;
}

export interface Birth {
  readonly stored: StoredConnection;
  readonly record: ServiceRecord | undefined;
  readonly credentials: ServiceCredentials | undefined;
  readonly wantedTransport?: Transport | undefined;
  readonly state: 'initializing' | 'disconnected';
}

/** Opens, loses, reopens and closes the sessions of connections; every change is an event. */
export interface ConnectionLives {
  create(birth: Birth): LiveConnection;
  /** The open session, or a new one; callers at the same time share one attempt. */
  ready(live: LiveConnection, signal?: AbortSignal): Promise<UpstreamSession>;
  shut(live: LiveConnection, reason: string): Promise<void>;
  /** No session is opened any more; attempts under way are given up. */
  close(): void;
  readonly closing: AbortSignal;
}

export function createConnectionLives(options: ConnectionLivesOptions): ConnectionLives {
  const controller = new AbortController();
  const closing = controller.signal;
  const { minimumLife = 10_000 } = options;

  function move(live: LiveConnection, incident: ConnectionIncident, reason?: string): void {
    const next = nextConnectionState(live.state, incident);
    if (next === undefined) return;
    const previousState = live.state;
    live.state = next;
    options.events.publish(live.stored.owner, {
      type: next === 'disconnected' ? 'closed' : next === 'failed' ? 'error' : 'update',
      timestamp: new Date().toISOString(),
      connectionId: live.stored.id,
      previousState,
      connection: describeConnection(live),
      ...(reason !== undefined && { reason }),
    });
  }

  async function open(live: LiveConnection, signal?: AbortSignal): Promise<UpstreamSession> {
    const { credentials } = live;
    try {
      const record = await currentRecord(live);
      if (credentials === undefined) throw connectionErrors.credentialsGone(record);
      if (credentials.type !== 'none') move(live, 'authenticate');
      const opened = await openSession(record, {
        connector: options.connector,
        readCommand: options.readCommand,
        credentials,
        transport: live.wantedTransport,
        place: live.place,
        timeout: options.connectionTimeout,
        signal: signal ? AbortSignal.any([signal, closing]) : closing,
        recordOutcome: options.recordOutcome,
      });
      // It may have been closed by its owner while the session was being opened.
      if (live.state === 'disconnected' || closing.aborted) {
        await opened.session.close();
        throw connectionErrors.notFound(live.stored.id);
      }
      adopt(live, opened);
      return opened.session;
    } catch (error) {
      move(live, 'refused', messageOf(error));
      throw error;
    }
  }

  /** The service may have moved since the last session was opened; while it is gone, it is where it was. */
  async function currentRecord(live: LiveConnection): Promise<ServiceRecord> {
    try {
      live.record = await options.findRecord(live.stored);
    } catch (error) {
      options.logger.info('The service of a connection is not in the catalog', {
        connectionId: live.stored.id,
        reason: messageOf(error),
      });
    }
    if (live.record === undefined) throw connectionErrors.serviceGone(live.stored.serviceId);
    return live.record;
  }

  function adopt(live: LiveConnection, { session, tools, latency, place }: OpenedSession): void {
    const openedAt = performance.now();
    live.session = session;
    live.place ??= place;
    live.tools = tools;
    live.latency = latency;
    live.lastPing = new Date();
    session.onClosed(({ reason }) => {
      if (live.session !== session) return;
      live.session = undefined;
      options.logger.info('A session was lost', { connectionId: live.stored.id, reason });
      move(live, 'lost', reason);
      if (performance.now() - openedAt < minimumLife) {
        // A service that drops every session would be opened again without end, and started again
        // where it is a command: from here on only a use opens one.
        move(live, 'refused', reason);
        return;
      }
      // One attempt at once; when it fails, the next use makes another one.
      attempt(live).catch(() => undefined);
    });
    move(live, 'opened');
  }

  function attempt(live: LiveConnection, signal?: AbortSignal): Promise<UpstreamSession> {
    live.opening ??= open(live, signal).finally(() => {
      live.opening = undefined;
    });
    return live.opening;
  }

  return {
    create({ stored, record, credentials, wantedTransport, state }) {
      return {
        stored,
        record,
        credentials,
        wantedTransport,
        place: undefined,
        calls: createCallWindow(),
        state,
        session: undefined,
        opening: undefined,
        tools: [],
        lastPing: undefined,
        latency: undefined,
        lastUsed: new Date(stored.lastUsed),
        savedLastUsed: undefined,
        running: 0,
      };
    },
    async ready(live, signal) {
      live.lastUsed = new Date();
      if (live.session !== undefined) return live.session;
      if (closing.aborted) throw connectionErrors.closing();
      if (live.opening === undefined) move(live, 'reopen');
      return attempt(live, signal);
    },
    async shut(live, reason) {
      const { session } = live;
      live.session = undefined;
      move(live, 'closed', reason);
      await session?.close();
    },
    close() {
      controller.abort(connectionErrors.closing());
    },
    closing,
  };
}

function messageOf(error: unknown): string {
  return error instanceof NandaError
    ? error.message
    : 'It failed for a reason that was not foreseen.';
}
