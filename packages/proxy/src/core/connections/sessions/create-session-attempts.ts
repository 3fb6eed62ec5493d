import type { ServiceChallenge, ServiceCredentials } from '@nanda/protocol';
import type { RefineRefusal } from '../../authorizations/create-refusal-refinement.js';
import type { Authenticate } from '../../credentials/authenticator.js';
import type { RecordCommand, ServiceRecord } from '../../catalog/service-record.js';
import type { Logger } from '../../logger.js';
import { reasonOf } from '../../reason-of.js';
import { judgeFailure } from '../circuit/judge-failure.js';
import { connectionErrors } from '../connection-errors.js';
import type { StoredConnection } from '../connection-repository.js';
import { findTarget } from '../find-target.js';
import type { CredentialDesk } from '../create-credential-desk.js';
import type { ReadHeaders } from '../read-headers.js';
import type { UpstreamGate, UpstreamGates } from '../gates/create-upstream-gates.js';
import { nameUpstream } from '../gates/name-upstream.js';
import type { LineRequest } from '../line-request.js';
import type { LiveConnection } from '../live-connection.js';
import { openSession, type OpenedSession, type OpenSessionOptions } from '../open-session.js';
import { findPlace } from '../targets/find-place.js';
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
  readonly desk: Pick<CredentialDesk, 'find'>;
  /** @default credentials are sent as they are */
  readonly authenticate?: Authenticate | undefined;
  /** Told what a service wants that has refused the owner of a connection. @default nobody is */
  readonly onChallenge?:
    | ((stored: StoredConnection, challenge: ServiceChallenge) => void)
    | undefined;
  /** Finds out more of what a service wants that lets nobody in. @default what it has said is all */
  readonly refineRefusal?: RefineRefusal | undefined;
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

  async function locate(live: LiveConnection, record: ServiceRecord): Promise<Located> {
    const { transport } = live.stored;
    const command = await options.readCommand(record);
    const place = findPlace(record, { transport, command });
    const credentials = await options.desk.find(live, { record, place });
    live.wallet = credentials.type === 'evmauth' ? credentials : undefined;
    const target = await findTarget(record, {
      readCommand: async () => command,
      readHeaders: options.readHeaders,
      transport,
      credentials,
    });
    const gate = options.gates.of(nameUpstream(target, { serviceId: record.id }));
    live.gate = gate;
    live.shownUrl = target.kind === 'http' ? target.shownUrl : undefined;
    return { target, gate, credentials };
  }

  async function open(
    live: LiveConnection,
    { isForced, onAuthenticate, ...opening }: Opening,
  ): Promise<AttemptedSession> {
    const record = await currentRecord(live);
    const { target, gate, credentials } = await locate(live, record);
    if (credentials.type !== 'none') onAuthenticate?.();
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
        authenticate: async (signal) =>
          options.authenticate?.({
            owner: live.stored.owner,
            record,
            target,
            credentials,
            signal,
          }),
        onChallenge: (challenge) => options.onChallenge?.(live.stored, challenge),
        place: live.place,
        transport: live.stored.transport,
        timeout: options.connectionTimeout,
        logger,
      });
      permit.end('alive');
      return { ...opened, gate };
    } catch (error) {
      permit.end(opening.signal.aborted ? 'unknown' : judgeFailure(error));
      const { signal } = opening;
      throw (await options.refineRefusal?.(error, { record, target, signal })) ?? error;
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

interface Located {
  readonly target: UpstreamTarget;
  readonly gate: UpstreamGate;
  readonly credentials: ServiceCredentials;
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
