import type { ServiceCredentials, ToolDefinition, Transport } from '@nanda/protocol';
import type { RecordCommand, ServiceRecord } from '../catalog/service-record.js';
import { NandaError } from '../nanda-error.js';
import { withDeadline } from '../with-deadline.js';
import { resolveTarget } from './resolve-target.js';
import type { UpstreamConnector, UpstreamSession } from './upstream-connector.js';

export interface OpenSessionOptions {
  readonly connector: UpstreamConnector;
  /** The command of a service of the local user; nothing for every other one. */
  readonly readCommand: (record: ServiceRecord) => Promise<RecordCommand | undefined>;
  readonly credentials: ServiceCredentials;
  readonly transport?: Transport | undefined;
  /** Milliseconds for all of it. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
}

export interface OpenedSession {
  readonly session: UpstreamSession;
  readonly tools: readonly ToolDefinition[];
  /** Milliseconds of a round trip on the open session. */
  readonly latency: number;
}

/** Opens a session and asks for its tools; leaves nothing open when any of it fails. */
export async function openSession(
  record: ServiceRecord,
  options: OpenSessionOptions,
): Promise<OpenedSession> {
  const command = await options.readCommand(record);
  const target = resolveTarget(record, { transport: options.transport, command });
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
  try {
    session = await options.connector.open(target, {
      credentials: options.credentials,
      signal: deadline.signal,
    });
    const before = performance.now();
    const tools = await session.listTools(deadline.signal);
    return { session, tools, latency: Math.round(performance.now() - before) };
  } catch (error) {
    await session?.close();
    throw deadline.signal.aborted && deadline.signal.reason instanceof NandaError
      ? deadline.signal.reason
      : error;
  } finally {
    deadline.release();
  }
}
