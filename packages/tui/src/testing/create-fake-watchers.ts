import type { ClientWatcher } from '../client/interactive-client.js';

/** Those who watch a fake. Telling it tells all of them. */
export interface FakeWatchers extends ClientWatcher {
  add(watcher: ClientWatcher): () => void;
  readonly count: number;
}

/** Nobody watches at first. */
export function createFakeWatchers(): FakeWatchers {
  const watchers = new Set<ClientWatcher>();
  return {
    add(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    get count() {
      return watchers.size;
    },
    onConnection: (connection) => watchers.forEach((watcher) => watcher.onConnection(connection)),
    onProxy: (status) => watchers.forEach((watcher) => watcher.onProxy(status)),
    onGap: () => watchers.forEach((watcher) => watcher.onGap()),
  };
}
