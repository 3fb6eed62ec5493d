import { isObject } from '../../core/is-object.js';
import type { Channel } from '../session/create-channel.js';
import type { Wire } from '../session/wire.js';
import type { Announcements } from './announcements.js';

export interface LegacyAnnouncementsOptions {
  readonly channel: Channel;
  readonly wire: Pick<Wire, 'announce'>;
  /** What the service says that it can do. */
  readonly capabilities: Readonly<Record<string, unknown>>;
  /** Whether it may ask us for something, which it may do at any time. */
  readonly mayAsk: boolean;
}

/** The older era: a stream for everything that belongs to no request, and a request for each resource. */
export function createLegacyAnnouncements({
  channel,
  wire,
  capabilities,
  mayAsk,
}: LegacyAnnouncementsOptions): Announcements {
  const announces = Object.values(capabilities).some(
    (capability) =>
      isObject(capability) &&
      (capability['listChanged'] === true || capability['subscribe'] === true),
  );
  // Many services send all of their log there, also what belongs to a call.
  const isWorthwhile = announces || mayAsk || capabilities['logging'] !== undefined;
  const request = async (method: string, uri: string, signal: AbortSignal): Promise<void> => {
    await channel.request({ id: channel.createId(), method, params: { uri }, signal });
  };
  return {
    start: () => {
      if (isWorthwhile) void wire.announce();
    },
    subscribe: async (uri, signal) => {
      await wire.announce();
      await request('resources/subscribe', uri, signal);
    },
    unsubscribe: (uri, signal) => request('resources/unsubscribe', uri, signal),
    acknowledge: () => undefined,
    close: () => undefined,
  };
}
