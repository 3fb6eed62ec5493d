import type { ClientMessage } from './client-message.js';
import { ownRequest } from './own-request.js';

/** What a client has asked of its session that holds until it asks otherwise. */
export interface SessionWishes {
  note(message: ClientMessage): void;
  /** As requests to a new session. */
  list(): readonly ClientMessage[];
  clear(): void;
}

/** Resources that may be followed; the oldest are forgotten first. */
const most = 1000;

export function createSessionWishes(): SessionWishes {
  const wishes = new Map<string, ClientMessage>();
  return {
    note({ method, params }) {
      const uri = JSON.stringify(params['uri']);
      if (method === 'resources/unsubscribe') wishes.delete(uri);
      const isLevel = method === 'logging/setLevel';
      if (!isLevel && method !== 'resources/subscribe') return;
      const key = isLevel ? 'level' : uri;
      wishes.delete(key);
      wishes.set(key, ownRequest(method, params));
      const [oldest] = wishes.keys();
      if (wishes.size > most && oldest !== undefined) wishes.delete(oldest);
    },
    list: () => [...wishes.values()],
    clear: () => wishes.clear(),
  };
}
