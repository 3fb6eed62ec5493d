import type { SessionStore } from '../session/create-store.js';
import type { HistoryStore } from './history-store.js';
import { isKeptLine } from './is-kept-line.js';
import { toLine } from './to-line.js';

/** {@link keepHistory}'s second argument. */
export interface KeepHistoryOptions {
  store: SessionStore;
  /** Told once when lines cannot be kept. */
  onFailure: (error: unknown) => void;
}

/**
 * Brings the lines of earlier sessions into a session, and keeps those that are given in it. Gives the function that ends it,
 * once all is written.
 */
export function keepHistory(
  history: HistoryStore,
  { store, onFailure }: KeepHistoryOptions,
): () => Promise<void> {
  let last: string | undefined;
  let isBroken = false;
  let writing: Promise<void> = history.read().then(
    (lines) => {
      if (lines.length > 0)
        store.dispatch({ type: 'edited', event: { type: 'history-read', lines } });
    },
    () => {},
  );

  async function write(line: string): Promise<void> {
    try {
      await history.append(line);
    } catch (error) {
      if (!isBroken) onFailure(error);
      isBroken = true;
    }
  }

  const unsubscribe = store.subscribe((event) => {
    if (event.type !== 'edited' || event.event.type !== 'remembered') return;
    const line = toLine(event.event.line).trim();
    if (line === last || !isKeptLine(event.event.line)) return;
    last = line;
    writing = writing.then(() => write(line));
  });

  return async () => {
    unsubscribe();
    await writing;
  };
}
