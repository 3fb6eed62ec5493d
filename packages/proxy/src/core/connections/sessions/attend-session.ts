import type { ToolDefinition } from '@nanda/protocol';
import type { Logger } from '../../logger.js';
import type { NandaError } from '../../nanda-error.js';
import { reasonOf } from '../../reason-of.js';
import { createHeartbeat, type Heartbeat } from '../health/create-heartbeat.js';
import type { UpstreamGate } from '../gates/create-upstream-gates.js';
import type { LiveConnection } from '../live-connection.js';
import type { UpstreamNotice, UpstreamSession } from '../upstream-connector.js';
import { isShutOut } from './is-shut-out.js';
import { relayNotices } from './relay-notices.js';
import { watchTools } from './watch-tools.js';

export interface AttendSessionOptions {
  readonly session: UpstreamSession;
  readonly gate: UpstreamGate;
  readonly logger: Logger;
  /** Milliseconds for one list of tools. */
  readonly timeout: number;
  readonly onTools: (tools: readonly ToolDefinition[]) => void;
  readonly onNotice: (notice: UpstreamNotice) => void;
  /** Nobody answers any more. */
  readonly onLost: (error: NandaError) => void;
  /** It lets its caller in no more. */
  readonly onShutOut: (error: NandaError) => void;
}

/** What is done for a session while it is open. It owns every timer of that, and ends with the session. */
export interface SessionCare {
  readonly heartbeat: Heartbeat;
  /** A call over it, or over another session of the same connection, has failed. */
  failed(error: NandaError): void;
  stop(): void;
}

export function attendSession(live: LiveConnection, options: AttendSessionOptions): SessionCare {
  const { session, logger } = options;
  const connectionId = live.stored.id;

  function answered(latency: number): void {
    live.lastPing = new Date();
    live.roundTrips.record(latency);
  }

  const heartbeat = createHeartbeat({
    ping: (signal) => session.ping(signal),
    circuit: options.gate.circuit,
    isBusy: () => live.calls.isBusy,
    onAnswer(latency) {
      answered(latency);
      live.calls.looked({ isAnswered: true });
    },
    onFailure: () => live.calls.looked({ isAnswered: false }),
    onLost: options.onLost,
  });
  const watch = watchTools({
    listTools: (signal) => session.listTools(signal),
    timeout: options.timeout,
    onTools(tools, latency) {
      answered(latency);
      options.onTools(tools);
    },
    onFailure: (error) =>
      logger.info('Changed tools could not be listed', { connectionId, reason: reasonOf(error) }),
  });
  const relay = relayNotices({
    publish: options.onNotice,
    onSurplus: (count) =>
      logger.warn('A service tells more than is handed on', { connectionId, count }),
  });
  session.onNotice((notice) => {
    if (notice.kind === 'tools_changed') watch.changed();
    else relay.tell(notice);
  });

  return {
    heartbeat,
    failed(error) {
      if (isShutOut(error, live)) options.onShutOut(error);
    },
    stop() {
      heartbeat.stop();
      watch.stop();
      relay.stop();
    },
  };
}
