import type {
  ServiceChallenge,
  ServiceCredentials,
  ToolDefinition,
  Transport,
} from '@nanda/protocol';
import type { ConnectOutcome } from '../catalog/catalog.js';
import { connectionErrors } from './connection-errors.js';
import type { ServiceRecord } from '../catalog/service-record.js';
import type { Authenticator } from '../credentials/authenticator.js';
import { challengeOf } from '../credentials/challenge-of.js';
import { completeRefusal } from '../credentials/complete-refusal.js';
import type { Logger } from '../logger.js';
import { NandaError } from '../nanda-error.js';
import { withDeadline } from '../with-deadline.js';
import { explainRefusals } from './explain-refusals.js';
import { endSession } from './sessions/end-session.js';
import { placeOf } from './targets/place-of.js';
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
  /** Makes what credentials are sent by that change. @default they are sent as they are */
  readonly authenticate?: ((signal: AbortSignal) => Promise<Authenticator | undefined>) | undefined;
  /** What else the session is opened with. @default nothing */
  readonly with?: Omit<OpenOptions, 'credentials' | 'signal'> | undefined;
  /** Where the credentials were meant for, once that is known: they are not sent anywhere else. */
  readonly place?: string | undefined;
  /** Whether its tools are asked for; without, nothing is sent that its user did not ask for. @default true */
  readonly isListed?: boolean | undefined;
  /** Milliseconds for all of it. */
  readonly timeout: number;
  /** That was asked for. @default any */
  readonly transport?: Transport | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly logger: Logger;
  /** Told what the service wants, whenever it refuses somebody: while it is opened, and later. */
  readonly onChallenge?: ((challenge: ServiceChallenge) => void) | undefined;
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
  /** See `Authenticator.expiresAt`. */
  readonly accessEnd: (() => string | undefined) | undefined;
}

/** Opens a session and asks for its tools where they are wanted; leaves nothing open when any of it fails. */
export async function openSession(
  record: ServiceRecord,
  options: OpenSessionOptions,
): Promise<OpenedSession> {
  const { target } = options;
  const place = placeOf(target);
  const { credentials, transport } = options;
  const explain = (error: unknown, how?: { readonly hasOwnAccess: boolean }): unknown => {
    const explained = completeRefusal(error, { record, credentials, transport, ...how });
    const challenge = challengeOf(explained);
    if (challenge !== undefined) options.onChallenge?.(challenge);
    return explained;
  };
  const opened = endpointOf(record, target);
  const hasMoved = options.place !== undefined && options.place !== place;
  if (hasMoved && options.credentials.type !== 'none') {
    throw connectionErrors.moved(record, credentials.type);
  }
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
    const authenticator = await untilAborted(
      options.authenticate?.(deadline.signal) ?? Promise.resolve(undefined),
      deadline.signal,
    );
    opening = options.connector.open(target, {
      ...options.with,
      ...(authenticator !== undefined && { authenticator }),
      credentials: options.credentials,
      signal: deadline.signal,
    });
    session = explainRefusals(await untilAborted(opening, deadline.signal), explain);
    const accessEnd = authenticator?.expiresAt;
    if (options.isListed === false) return { session, tools: [], latency: 0, place, accessEnd };
    const before = performance.now();
    const tools = await untilAborted(session.listTools(deadline.signal), deadline.signal);
    const now = performance.now();
    // What a service shows to those whom it knows is not for everybody's catalog.
    const known = options.credentials.type === 'none' ? { tools: tools.map(summarise) } : {};
    void options.recordOutcome(opened, { latency: now - started, ...known });
    return { session, tools, latency: now - before, place, accessEnd };
  } catch (error) {
    if (session === undefined) void endLate(opening, options);
    else await endSession(session, { how: 'close', logger: options.logger });
    const isLate = deadline.signal.aborted && deadline.signal.reason instanceof NandaError;
    const failure: unknown = isLate
      ? deadline.signal.reason
      : explain(toOpeningFailure(error, record));
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

/** The service with the endpoint that is opened alone: what comes of it says nothing of its other ones. */
function endpointOf(record: ServiceRecord, target: UpstreamTarget): ServiceRecord {
  const endpoints = record.endpoints.filter(
    ({ url }) => target.kind === 'http' && url === target.url,
  );
  return endpoints.length === 0 ? record : { ...record, endpoints };
}
