import type { Style } from '@nanda/terminal';
import { pause } from '../background/pause.js';
import type { ProxyClient } from '../client/create-proxy-client.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import { createSyncDisplay } from './create-sync-display.js';
import { followRegistries } from './follow-registries.js';

export interface ShowReadingOptions {
  readonly client: ProxyClient;
  readonly io: CommandLineIo;
  readonly style: Style;
  /** Milliseconds before anything is asked and shown: most answers are there by then. @default 400 */
  readonly delay?: number;
}

/** Shows which registries are being read, while somebody waits for something else. @returns what ends it, and leaves nothing on the screen */
export function showReading({
  client,
  io,
  style,
  delay = 400,
}: ShowReadingOptions): () => Promise<void> {
  const ending = new AbortController();
  const { signal } = ending;
  const showing = show();
  return async () => {
    ending.abort();
    await showing;
  };

  async function show(): Promise<void> {
    await pause(delay, { signal });
    if (signal.aborted) return;
    const display = createSyncDisplay({ io, style, delay: 0 });
    try {
      await followRegistries({
        client,
        signal,
        onProgress: display.update,
        isDone(statuses) {
          for (const { name, progress } of statuses) if (!progress) display.finish(name);
          return false;
        },
      });
    } catch {
      // It only keeps company: what is waited for says what is wrong.
    } finally {
      display.stop();
    }
  }
}
