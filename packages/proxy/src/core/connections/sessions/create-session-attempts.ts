import type { RecordCommand, ServiceRecord } from '../../catalog/service-record.js';
import type { Logger } from '../../logger.js';
import { reasonOf } from '../../reason-of.js';
import { judgeFailure } from '../circuit/judge-failure.js';
import { connectionErrors } from '../connection-errors.js';
import type { StoredConnection } from '../connection-repository.js';
import { findTarget } from '../find-target.js';
import type { ReadHeaders } from '../read-headers.js';
import type { UpstreamGate, UpstreamGates } from '../gates/create-upstream-gates.js';
import { nameUpstream } from '../gates/name-upstream.js';
import type { LineRequest } from '../line-request.js';
import type { LiveConnection } from '../live-connection.js';
import { openSession, type OpenedSession, type OpenSessionOptions } from '../open-session.js';
import type {
  OpenOptions,
  UpstreamConnector,
  UpstreamSession,
  UpstreamTarget,
} from '../upstream-connector.js';

export interface AttemptOptions {
  readonly connector: UpstreamConnector;
  readonly gates: UpstreamGates;
  /** @throws NandaError SERVICE_NOT_FOUND */
  readonly findRecord: (stored: StoredConnection) => Promise<ServiceRecord>;
  readonly readCommand: (record: ServiceRecord) => Promise<RecordCommand | undefined>;
  readonly readHeaders?: ReadHeaders | undefined;
  readonly recordOutcome: OpenSessionOptions['recordOutcome'];
  readonly logger: Logger;
  /** Milliseconds for one attempt to open a session. */
  readonly connectionTimeout: number;
}

/** An open session, and what its calls go through. */
export interface AttemptedSession extends OpenedSession {
  readonly gate: UpstreamGate;
}

/** For whom a session is opened. */
export interface LineOpening extends Pick<LineRequest, 'era' | 'caller'> {
  readonly signal: AbortSignal;
}

/** One attempt to open the session of a connection. */
export interface SessionAttempts {
  make(
    live: LiveConnection,
    options: {
      readonly signal: AbortSignal;
      /** Whether somebody asked for it outright: then an open circuit does not refuse it. */
      readonly isForced: boolean;
      /** Told right before credentials are used. */
      readonly onAuthenticate: () => void;
    },
  ): Promise<AttemptedSession>;
  /** One attempt to open a session of it for an MCP client. What comes of it counts as what comes of a call. */
  openLine(live: LiveConnection, options: LineOpening): Promise<UpstreamSession>;
  /** What the calls of a connection go through; undefined where it is not known where they go. */
  findGate(live: LiveConnection): Promise<UpstreamGate | undefined>;
}

export function createSessionAttempts(options: AttemptOptions): SessionAttempts {
  const { logger } = options;

  /** The service may have moved since the last session was opened; while it is gone, it is where it was. */
  async function currentRecord(live: LiveConnection): Promise<ServiceRecord> {
    try {
      live.record = await options.findRecord(live.stored);
    } catch (error) {
      logger.info('The service of a connection is not in the catalog', {
        connectionId: live.stored.id,
        reason: reasonOf(error),
      });
    }
    if (live.record === undefined) throw connectionErrors.serviceGone(live.stored.serviceId);
    return live.record;
  }

  async function locate(
    live: LiveConnection,
    record: ServiceRecord,
  ): Promise<{ readonly target: UpstreamTarget; readonly gate: UpstreamGate }> {
    const target = await findTarget(record, {
      readCommand: options.readCommand,
      readHeaders: options.readHeaders,
      transport: live.stored.transport,
    });
    const gate = options.gates.of(nameUpstream(target, { serviceId: record.id }));
    live.gate = gate;
    return { target, gate };
  }

  async function open(
    live: LiveConnection,
    { isForced, onAuthenticate, ...opening }: Opening,
  ): Promise<AttemptedSession> {
    const { credentials } = live;
    const record = await currentRecord(live);
    if (credentials === undefined) throw connectionErrors.credentialsGone(record);
    if (credentials.type !== 'none') onAuthenticate?.();
    const { target, gate } = await locate(live, record);
    const permit = isForced ? gate.circuit.force() : gate.circuit.admit();
    try {
      const opened = await openSession(record, {
        ...opening,
        with: {
          ...opening.with,
          onErrorOutput: (line) =>
            logger.info('A local service said', {
              connectionId: live.stored.id,
              service: record.name,
              line,
            }),
        },
        connector: options.connector,
        target,
        credentials,
        place: live.place,
        timeout: options.connectionTimeout,
        logger,
      });
      permit.end('alive');
      return { ...opened, gate };
    } catch (error) {
      permit.end(opening.signal.aborted ? 'unknown' : judgeFailure(error));
      throw error;
    }
  }

  return {
    make: (live, attempt) =>
      open(live, {
        ...attempt,
        with: openOptionsOf(live),
        recordOutcome: options.recordOutcome,
      }),
    async openLine(live, { era, caller, signal }) {
      const { session } = await open(live, {
        signal,
        isForced: false,
        isListed: false,
        // What it declares is its client's word alone: the roots of the connection too are of its own session.
        with: { era, caller },
        // How a service meets a client says little of how it meets others.
        recordOutcome: async () => undefined,
      });
      return session;
    },

    async findGate(live) {
      if (live.gate !== undefined) return live.gate;
      try {
        await locate(live, await currentRecord(live));
      } catch {
        // Opening the session says why.
      }
      return live.gate;
    },
  };
}

interface Opening extends Pick<OpenSessionOptions, 'isListed' | 'recordOutcome'> {
  readonly signal: AbortSignal;
  readonly isForced: boolean;
  readonly onAuthenticate?: () => void;
  readonly with: Omit<OpenOptions, 'credentials' | 'signal'>;
}

function openOptionsOf({ stored, resume }: LiveConnection): Opening['with'] {
  const { clientCapabilities, roots } = stored;
  return {
    ...(clientCapabilities !== undefined && { clientCapabilities }),
    ...(roots !== undefined && { roots }),
    ...(resume !== undefined && { resume }),
  };
}
