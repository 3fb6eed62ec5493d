import type {
  Connection,
  ConnectionHealthReport,
  ConnectionMetrics,
  ToolDefinition,
} from '@nanda/protocol';
import { defaults } from '@nanda/protocol/facts';
import type { ServiceRecord } from '../catalog/service-record.js';
import { checkTool } from '../access/check-tool.js';
import type { VaultEntry } from '../credentials/credential-vault.js';
import type { NandaError } from '../nanda-error.js';
import type { Principal } from '../principal.js';
import { reasonOf } from '../reason-of.js';
import { borrowSession, type BorrowRequest } from './borrow-session.js';
import type { BorrowedSession } from './borrowed-session.js';
import { calledTool } from './called-tool.js';
import { connectionErrors } from './connection-errors.js';
import { connectService, type ConnectRequest } from './connect-service.js';
import { createConnectionLives } from './connection-lives.js';
import { createConnectionNews } from './connection-news.js';
import type { ConnectionsOptions } from './connections-options.js';
import { createConnectionShelf } from './create-connection-shelf.js';
import { createCredentialDesk } from './create-credential-desk.js';
import { describeConnection } from './describe-connection.js';
import { createUpstreamGates } from './gates/create-upstream-gates.js';
import { reportHealth } from './health/report-health.js';
import { isLetInBy } from './is-let-in-by.js';
import type { LineRequest } from './line-request.js';
import { createLines } from './lines/create-lines.js';
import type { LiveConnection } from './live-connection.js';
import { createConnectionKeeper } from './persistence/create-connection-keeper.js';
import { restoreConnections } from './persistence/restore-connections.js';
import { takeOverConnections } from './persistence/take-over-connections.js';
import { acceptTools } from './pins/accept-tools.js';
import { makePlace } from './make-place.js';
import { probeTools } from './probe-tools.js';
import { sweepConnections } from './sweep-connections.js';
import type { UpstreamSession } from './upstream-connector.js';
import { visibleTools } from './visible-tools.js';

export interface RefreshRequest {
  /** Whether the tools are pinned as they are then. @default false */
  readonly acceptTools?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The use cases of connections. What a caller does not own does not exist for it. */
export interface Connections {
  connect(request: ConnectRequest, principal: Principal): Promise<Connection>;
  list(principal: Principal): Promise<Connection[]>;
  get(id: string, principal: Principal): Promise<Connection>;
  disconnect(id: string, principal: Principal): Promise<Connection>;
  /** Closes the present session and opens a new one. Calls under way over the present one fail. */
  refresh(id: string, request: RefreshRequest, principal: Principal): Promise<Connection>;
  /** Looks at it now; does not count as a use, and opens nothing. */
  health(id: string, principal: Principal): Promise<ConnectionHealthReport>;
  metrics(id: string, principal: Principal): Promise<ConnectionMetrics>;
  tools(id: string, principal: Principal): Promise<readonly ToolDefinition[]>;
  /**
   * The session of a connection for one call, opened again where it has to be.
   *
   * @throws NandaError FORBIDDEN, CIRCUIT_OPEN, OVERLOADED, CONNECTION_LIMIT_REACHED, or why there is no
   * session; the reason of the signal when that is aborted.
   */
  borrow(id: string, principal: Principal, request?: BorrowRequest): Promise<BorrowedSession>;
  /**
   * What `borrow` checks of who calls which tool, for what is not a call of its own.
   *
   * @throws NandaError FORBIDDEN
   */
  checkTool(id: string, principal: Principal, toolName: string): Promise<void>;
  /** The line of an MCP client, where it is open. */
  findLine(
    id: string,
    principal: Principal,
    request: LineRequest,
  ): Promise<UpstreamSession | undefined>;
  /** The conversation of an MCP client is over: its own lines are closed, and what it followed is let go of. */
  endDialog(dialogId: string): Promise<void>;
  /** What its owner let them in with is gone: their sessions end, and their next use asks for it. */
  credentialGone(entry: VaultEntry): void;
  /** The tools of a service, over a session that lives only for this. */
  probeTools(record: ServiceRecord): Promise<readonly ToolDefinition[]>;
  /** Looks for what processes have left that are gone by now, and opens it again. */
  takeOver(): Promise<void>;
  /** How many are open, of all owners. */
  readonly active: number;
  /** Lets go of every session, so that the next process can take it up. */
  close(): Promise<void>;
}

export function createConnections(options: ConnectionsOptions): Connections {
  const { services, repository, logger, connectionTimeout, idleTimeout } = options;
  const isFollowed = options.isHeld ?? (() => false);
  const limits = {
    maxConnections: options.maxConnections,
    maxConnectionsPerClient: options.maxConnectionsPerClient ?? defaults.maxConnectionsPerClient,
  };
  const desk = createCredentialDesk(options);
  const keeper = createConnectionKeeper({ repository, logger });
  const shelf = createConnectionShelf(limits);
  const lines = createLines({
    logger,
    connectionTimeout,
    idleTimeout,
    ready: (live, ready) => lives.ready(live, ready),
    open: (live, opening) => lives.openLine(live, opening),
    all: () => shelf.all,
    isKept: shelf.has,
    isFollowed,
  });
  const lives = createConnectionLives({
    ...options,
    desk,
    keeper,
    onAdopted: lines.mainChanged,
    news: createConnectionNews(options.events),
    gates: createUpstreamGates({
      logger,
      maxCalls: options.maxCallsOfService ?? defaults.maxCallsOfService,
      maxWaiting: options.maxWaitingOfService ?? defaults.maxWaitingOfService,
    }),
    recordOutcome: services.recordOutcome,
    findRecord: ({ serviceId, owner }) => services.getRecord(serviceId, owner),
  });
  const closing = {
    async shut(live: LiveConnection, reason: string, failure?: NandaError): Promise<void> {
      await Promise.all([lives.shut(live, reason, failure), lines.shut(live)]);
    },
  };
  const isHeld = (connectionId: string): boolean => {
    const live = shelf.get(connectionId);
    return isFollowed(connectionId) || (live !== undefined && lines.isHeld(live));
  };
  const borrowing = {
    lives,
    lines,
    makePlace: (live: LiveConnection) => makePlace(live, { shelf, lives: closing, keeper, isHeld }),
    connectionTimeout,
    pinTools: options.pinTools ?? false,
  };
  const onForgotten = (live: LiveConnection): void => void lines.shut(live);
  const restoring = { repository, services, shelf, lives, limits };
  const restored = restoreConnections(restoring);
  // Whoever awaits `restored` sees its failure; without this, a failure before that ends the process.
  restored.catch(() => undefined);
  const sweep = setInterval(
    () => {
      lines.sweep();
      sweepConnections({ shelf, lives: closing, keeper, idleTimeout, isHeld, onForgotten }).catch(
        (error: unknown) =>
          logger.warn('Unused connections could not be closed', { reason: reasonOf(error) }),
      );
    },
    Math.max(1000, Math.min(30_000, idleTimeout / 4 || 30_000)),
  );
  sweep.unref();

  async function find(id: string, principal: Principal): Promise<LiveConnection> {
    await restored;
    return shelf.find(id, principal);
  }

  function forget(live: LiveConnection): void {
    void lines.shut(live);
    keeper.forget(live).catch((error: unknown) => {
      logger.warn('A connection could not be forgotten', { reason: reasonOf(error) });
    });
  }

  return {
    async connect(request, principal) {
      await restored;
      const making = { services, shelf, lives, keeper, repository, desk, onForgotten: forget };
      return describeConnection(await connectService(request, principal, making), principal);
    },
    async list(principal) {
      await restored;
      return shelf.owned(principal).map((live) => describeConnection(live, principal));
    },
    async get(id, principal) {
      return describeConnection(await find(id, principal), principal);
    },
    async disconnect(id, principal) {
      const live = await find(id, principal);
      shelf.remove(live);
      try {
        await keeper.forget(live);
      } finally {
        await closing.shut(live, 'Its owner closed it.');
      }
      return describeConnection(live, principal);
    },
    async refresh(id, { acceptTools: isAccepted = false, signal }, principal) {
      const live = await find(id, principal);
      await borrowing.makePlace(live);
      await Promise.all([lives.renew(live, { signal }), lines.shut(live)]);
      if (isAccepted) {
        acceptTools(live);
        keeper.keepPins(live);
        await keeper.settled(live);
      }
      return describeConnection(live, principal);
    },
    async health(id, principal) {
      const live = await find(id, principal);
      const isAnswered = (await live.care?.heartbeat.look()) ?? false;
      return reportHealth(live, { isAnswered });
    },
    async metrics(id, principal) {
      const { stored, since, calls, sessions } = await find(id, principal);
      return {
        connectionId: stored.id,
        since: since.toISOString(),
        ...calls.describe(),
        sessions: { ...sessions },
      };
    },
    async tools(id, principal) {
      const live = await find(id, principal);
      await borrowing.makePlace(live);
      await lives.ready(live);
      return visibleTools(live, principal);
    },
    async borrow(id, principal, request = {}) {
      return borrowSession(await find(id, principal), { ...request, principal }, borrowing);
    },
    async checkTool(id, principal, toolName) {
      if (principal.access === undefined) return;
      checkTool(principal, calledTool(await find(id, principal), toolName));
    },
    async findLine(id, principal, request) {
      return lines.find(await find(id, principal), request)?.session;
    },
    endDialog: lines.endDialog,
    credentialGone(entry) {
      for (const live of shelf.all.filter((one) => isLetInBy(entry, one.stored))) {
        const failure = connectionErrors.accessDeleted(live.stored.authType);
        // No process opens it by itself: its next use asks for what is wanted.
        keeper.forgetSession(live);
        closing.shut(live, 'What it was let in with is gone.', failure).catch((error: unknown) => {
          logger.warn('A connection could not be closed', { reason: reasonOf(error) });
        });
      }
    },
    probeTools: (record) =>
      probeTools(record, {
        ...options,
        recordOutcome: services.recordOutcome,
        signal: lives.closing,
      }),
    async takeOver() {
      await restored;
      if (!lives.closing.aborted) await takeOverConnections(restoring);
    },
    get active() {
      return shelf.active;
    },
    async close() {
      clearInterval(sweep);
      lives.close();
      await restored.catch(() => undefined);
      await Promise.all(
        shelf.all.map(async (live) => {
          await Promise.all([lives.leave(live), lines.shut(live)]);
          keeper.keepLastUsed(live);
          await keeper.settled(live);
        }),
      );
    },
  };
}
