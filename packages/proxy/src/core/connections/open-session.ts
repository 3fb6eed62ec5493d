import type { ServiceCredentials, ToolDefinition, Transport } from '@nanda/protocol';
import type { ConnectOutcome } from '../catalog/catalog.js';
import { connectionErrors } from './connection-errors.js';
import type { RecordCommand, ServiceRecord } from '../catalog/service-record.js';
import { NandaError } from '../nanda-error.js';
import { withDeadline } from '../with-deadline.js';
import { resolveTarget } from './resolve-target.js';
import type { UpstreamConnector, UpstreamSession, UpstreamTarget } from './upstream-connector.js';

export interface OpenSessionOptions {
  readonly connector: UpstreamConnector;
  /** The command of a service of the local user; nothing for every other one. */
  readonly readCommand: (record: ServiceRecord) => Promise<RecordCommand | undefined>;
  readonly credentials: ServiceCredentials;
  readonly transport?: Transport | undefined;
  /** Where the credentials were meant for, once that is known: they are not sent anywhere else. */
  readonly place?: string | undefined;
  /** Milliseconds for all of it. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
  /** Told what came of it, for whoever keeps the health of services. */
  readonly recordOutcome: (record: ServiceRecord, outcome: ConnectOutcome) => Promise<void>;
}

export interface OpenedSession {
  readonly session: UpstreamSession;
  readonly tools: readonly ToolDefinition[];
  /** Milliseconds of a round trip on the open session. */
  readonly latency: number;
  /** Where it was opened: see `placeOf`. */
  readonly place: string;
}

/** Opens a session and asks for its tools; leaves nothing open when any of it fails. */
export async function openSession(
  record: ServiceRecord,
  options: OpenSessionOptions,
): Promise<OpenedSession> {
  const command = await options.readCommand(record);
  const target = resolveTarget(record, { transport: options.transport, command });
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
  const started = performance.now();
  try {
    session = await options.connector.open(target, {
      credentials: options.credentials,
      signal: deadline.signal,
    });
    const before = performance.now();
    const tools = await session.listTools(deadline.signal);
    const now = performance.now();
    // What a service shows to those whom it knows is not for everybody's catalog.
    const known = options.credentials.type === 'none' ? { tools: tools.map(summarise) } : {};
    void options.recordOutcome(opened, { latency: now - started, ...known });
    return { session, tools, latency: Math.round(now - before), place };
  } catch (error) {
    await session?.close();
    const isLate = deadline.signal.aborted && deadline.signal.reason instanceof NandaError;
    const failure: unknown = isLate ? deadline.signal.reason : error;
    // A caller that went away says nothing about the service.
    if (options.signal?.aborted !== true) void options.recordOutcome(opened, { error: failure });
    throw failure;
  } finally {
    deadline.release();
  }
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
