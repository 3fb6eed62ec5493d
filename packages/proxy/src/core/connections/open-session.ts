import type { ServiceCredentials, ToolDefinition } from '@nanda/protocol';
import type { ConnectOutcome } from '../catalog/catalog.js';
import { connectionErrors } from './connection-errors.js';
import type { ServiceRecord } from '../catalog/service-record.js';
import type { Logger } from '../logger.js';
import { NandaError } from '../nanda-error.js';
import { withDeadline } from '../with-deadline.js';
import { endSession } from './sessions/end-session.js';
import { toOpeningFailure } from './to-opening-failure.js';
import { untilAborted } from '../until-aborted.js';
import type {
  OpenOptions,
  UpstreamConnector,
  UpstreamSession,
  UpstreamTarget,
} from './upstream-connector.js';

export interface OpenSessionOptions {
  readonly connector: UpstreamConnector;
  readonly target: UpstreamTarget;
  readonly credentials: ServiceCredentials;
  /** What else the session is opened with. @default nothing */
  readonly with?: Omit<OpenOptions, 'credentials' | 'signal'> | undefined;
  /** Where the credentials were meant for, once that is known: they are not sent anywhere else. */
  readonly place?: string | undefined;
  /** Whether its tools are asked for; without, nothing is sent that its user did not ask for. @default true */
  readonly isListed?: boolean | undefined;
  /** Milliseconds for all of it. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
  readonly logger: Logger;
  /** Told what came of it, for whoever keeps the health of services. */
  readonly recordOutcome: (record: ServiceRecord, outcome: ConnectOutcome) => Promise<void>;
}

export interface OpenedSession {
  readonly session: UpstreamSession;
  /** None where they were not asked for. */
  readonly tools: readonly ToolDefinition[];
  /** Milliseconds of a round trip on the open session; 0 where there was none. */
  readonly latency: number;
  /** Where it was opened: see `placeOf`. */
  readonly place: string;
}

/** Opens a session and asks for its tools where they are wanted; leaves nothing open when any of it fails. */
export async function openSession(
  record: ServiceRecord,
  options: OpenSessionOptions,
): Promise<OpenedSession> {
  const { target } = options;
  const place = placeOf(target);
  const opened = endpointOf(record, target);
  const hasMoved = options.place !== undefined && options.place !== place;
  if (hasMoved && options.credentials.type !== 'none') throw connectionErrors.moved(record);
  const deadline = withDeadline(options.timeout, {
    signal: options.signal,
    reason: () =>
      new NandaError(
        'CONNECTION_FAILED',
        `"${record.name}" did not answer within ${options.timeout / 1000} s. Try again, or give it more time with CONNECTION_TIMEOUT.`,
        { details: { cause: 'timeout', serviceId: record.id } },
      ),
  });
  let session: UpstreamSession | undefined;
  let opening: Promise<UpstreamSession> | undefined;
  const started = performance.now();
  try {
    opening = options.connector.open(target, {
      ...options.with,
      credentials: options.credentials,
      signal: deadline.signal,
    });
    session = await untilAborted(opening, deadline.signal);
    if (options.isListed === false) return { session, tools: [], latency: 0, place };
    const before = performance.now();
    const tools = await untilAborted(session.listTools(deadline.signal), deadline.signal);
    const now = performance.now();
    // What a service shows to those whom it knows is not for everybody's catalog.
    const known = options.credentials.type === 'none' ? { tools: tools.map(summarise) } : {};
    void options.recordOutcome(opened, { latency: now - started, ...known });
    return { session, tools, latency: now - before, place };
  } catch (error) {
    if (session === undefined) void endLate(opening, options);
    else await endSession(session, { how: 'close', logger: options.logger });
    const isLate = deadline.signal.aborted && deadline.signal.reason instanceof NandaError;
    const failure: unknown = isLate ? deadline.signal.reason : toOpeningFailure(error, record);
    // A caller that went away says nothing about the service.
    if (options.signal?.aborted !== true) void options.recordOutcome(opened, { error: failure });
    throw failure;
  } finally {
    deadline.release();
  }
}

/** A session that comes after it was given up: nobody else knows of it. */
async function endLate(
  opening: Promise<UpstreamSession> | undefined,
  { logger }: Pick<OpenSessionOptions, 'logger'>,
): Promise<void> {
  const late = await opening?.catch(() => undefined);
  if (late !== undefined) await endSession(late, { how: 'close', logger });
}

function summarise({ name, description }: ToolDefinition) {
  return { name, ...(description !== undefined && { description }) };
}

/** Where credentials are sent to: an address without its query, for one host may have services of many; or a command. */
function placeOf(target: UpstreamTarget): string {
  if (target.kind === 'stdio') return 'stdio';
  const url = URL.parse(target.url);
  return url === null ? target.url : `${url.origin}${url.pathname}`;
}

/** The service with the endpoint that is opened alone: what comes of it says nothing of its other ones. */
function endpointOf(record: ServiceRecord, target: UpstreamTarget): ServiceRecord {
  const endpoints = record.endpoints.filter(
    ({ url }) => target.kind === 'http' && url === target.url,
  );
  return endpoints.length === 0 ? record : { ...record, endpoints };
}
