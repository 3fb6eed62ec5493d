import type { ConnectionEvent, ConnectionState, ToolChange } from '@nanda/protocol';
import type { ConnectionEventBus } from '../events/connection-event-bus.js';
import { describeConnection } from './describe-connection.js';
import type { LiveConnection } from './live-connection.js';
import type { UpstreamNotice } from './upstream-connector.js';

/** Tells the owner of a connection what happens to it. */
export interface ConnectionNews {
  moved(live: LiveConnection, previousState: ConnectionState): void;
  toolsChanged(live: LiveConnection, toolChanges: readonly ToolChange[]): void;
  told(live: LiveConnection, notice: UpstreamNotice): void;
}

export function createConnectionNews(events: ConnectionEventBus): ConnectionNews {
  function publish(
    live: LiveConnection,
    event: Pick<ConnectionEvent, 'type'> & Partial<ConnectionEvent>,
  ): void {
    events.publish(live.stored.owner, {
      timestamp: new Date().toISOString(),
      connectionId: live.stored.id,
      previousState: live.state,
      connection: describeConnection(live),
      ...event,
    });
  }

  return {
    moved(live, previousState) {
      const { state, reason } = live;
      publish(live, {
        type: state === 'disconnected' ? 'closed' : state === 'failed' ? 'error' : 'update',
        previousState,
        ...(reason !== undefined && { reason }),
      });
    },
    toolsChanged(live, toolChanges) {
      publish(live, { type: 'tools_changed', toolChanges: [...toolChanges] });
    },
    told(live, notice) {
      publish(live, {
        type: notice.kind,
        ...(notice.kind === 'resource_updated' && { uri: notice.uri }),
      });
    },
  };
}
