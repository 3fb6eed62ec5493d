import type { ConnectionEvent } from '@nanda/protocol';
import type { ConnectionEventBus } from '../../core/events/connection-event-bus.js';
import { createEventLog, type EventLog } from '../../core/events/event-log.js';
import type { Principal } from '../../core/principal.js';
import { principalKey } from '../../core/principal-key.js';

interface Channel {
  readonly log: EventLog<ConnectionEvent>;
  followers: number;
}

/** Events of one owner that are kept for those who come back. */
const keptEvents = 500;
/** Owners without a follower whose events are kept; the oldest ones go first. */
const keptChannels = 1000;

/** Brings connection events to everybody in this process. */
export function createMemoryEventBus({
  startedAt = Date.now(),
}: { readonly startedAt?: number } = {}): ConnectionEventBus {
  // An id of an earlier process must not be taken for a position in this one.
  const epoch = startedAt.toString(36);
  const channels = new Map<string, Channel>();

  function channelOf(owner: Principal): Channel {
    const key = principalKey(owner);
    let channel = channels.get(key);
    if (channel === undefined) {
      channel = { log: createEventLog({ limit: keptEvents }), followers: 0 };
      channels.set(key, channel);
      forgetSurplus();
    }
    return channel;
  }

  function forgetSurplus(): void {
    for (const [key, { followers }] of channels) {
      if (channels.size <= keptChannels) return;
      if (followers === 0) channels.delete(key);
    }
  }

  function positionOf(id: string | undefined): number {
    const [idEpoch, position] = (id ?? '').split('-');
    return idEpoch === epoch && /^\d{1,15}$/.test(position ?? '') ? Number(position) : 0;
  }

  return {
    publish(owner, event) {
      const { log } = channelOf(owner);
      log.append({ id: `${epoch}-${log.position + 1}`, ...event });
    },
    async *follow(owner, { afterId, signal }) {
      const channel = channelOf(owner);
      channel.followers += 1;
      try {
        const after = afterId === undefined ? channel.log.position : positionOf(afterId);
        yield* channel.log.follow({ after, signal });
      } finally {
        channel.followers -= 1;
      }
    },
    close() {
      for (const { log } of channels.values()) log.end();
      channels.clear();
    },
  };
}
