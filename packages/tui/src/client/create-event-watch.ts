import type { ConnectionEvent, NANDAClient } from '@nanda/sdk';
import type { ProxyLink } from './create-proxy-link.js';
import type { SdkClients } from './create-sdk-clients.js';
import type { ClientWatcher } from './interactive-client.js';
import type { LiveProxy } from './live-proxy.js';

/** Events that carry a connection as it is by then. */
const connectionEvents = [
  'update',
  'closed',
  'connection_error',
  'tools_changed',
  'resources_changed',
  'prompts_changed',
] as const;

/** Those who watch, and the events that are followed for them while the proxy is there. */
export interface EventWatch {
  /** Tells how the proxy is at once, and begins to look for it. */
  add(watcher: ClientWatcher): () => void;
  /** A list was read: what it misses, because no events come yet, is told as a gap once they do. */
  noteRead(): void;
  close(): void;
}

export function createEventWatch({
  link,
  clients,
}: {
  link: ProxyLink;
  clients: SdkClients;
}): EventWatch {
  const watchers = new Set<ClientWatcher>();
  let following: AbortController | undefined;
  let areComing = false;
  /** Whether somebody holds what may be old. */
  let isStale = false;

  const stopStatus = link.onStatus((status) => {
    for (const watcher of Array.from(watchers)) watcher.onProxy(status);
    if (status.state !== 'up') stopFollowing();
    else follow();
  });

  /** From anew with each proxy: whatever waits to try the one before again would only come late. */
  function follow(): void {
    const { lastProxy } = link;
    if (following !== undefined || watchers.size === 0 || lastProxy === undefined) return;
    following = new AbortController();
    void followProxy(lastProxy, following.signal);
  }

  function stopFollowing(): void {
    if (following === undefined) return;
    following.abort();
    following = undefined;
    areComing = false;
    isStale = true;
  }

  async function followProxy(proxy: LiveProxy, signal: AbortSignal): Promise<void> {
    const nanda: NANDAClient = await clients.clientFor(proxy);
    if (signal.aborted) return;
    const stops = [
      ...connectionEvents.map((type) => nanda.on(type, tellConnection)),
      nanda.on('connected', () => {
        areComing = true;
        if (isStale) tellGap();
      }),
      nanda.on('disconnected', () => {
        areComing = false;
        isStale = true;
        link.suspect(proxy);
      }),
      nanda.on('gap', tellGap),
      nanda.on('error', () => {
        link.suspect(proxy);
        // There is nothing that it could be told by later.
        tellGap();
      }),
    ];
    signal.addEventListener('abort', () => stops.forEach((stop) => stop()), { once: true });
  }

  function tellConnection({ connection }: ConnectionEvent): void {
    if (connection.state === 'disconnected') clients.forget(connection.id);
    for (const watcher of Array.from(watchers)) watcher.onConnection(connection);
  }

  function tellGap(): void {
    isStale = false;
    for (const watcher of Array.from(watchers)) watcher.onGap();
  }

  return {
    add(watcher) {
      watchers.add(watcher);
      watcher.onProxy(link.status);
      link.begin();
      if (link.status.state === 'up') follow();
      return () => {
        watchers.delete(watcher);
        if (watchers.size === 0) stopFollowing();
      };
    },
    noteRead() {
      if (!areComing) isStale = true;
    },
    close() {
      stopStatus();
      stopFollowing();
      watchers.clear();
    },
  };
}
