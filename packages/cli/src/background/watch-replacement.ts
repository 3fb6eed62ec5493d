import { readRuntime } from './read-runtime.js';

export interface WatchReplacementOptions {
  /** The directory of the runtime file. */
  readonly directory: string;
  /** Our own process. */
  readonly pid: number;
  readonly isWorking: () => boolean;
  /** Called once: another proxy has taken over, and nothing runs here any more. */
  readonly onReplaced: () => void;
  /** Milliseconds that work may go on after another one has taken over. @default 600_000 */
  readonly patience?: number;
  /** Milliseconds between two looks at the file. @default 500 */
  readonly interval?: number;
}

/**
 * Looks whether the runtime file has become that of another proxy, and then waits for the end of what
 * runs. A file and no signal: it works on every platform, and nobody has to trust an old process id.
 */
export function watchReplacement({
  directory,
  pid,
  isWorking,
  onReplaced,
  patience = 600_000,
  interval = 500,
}: WatchReplacementOptions): () => void {
  let replacedAt: number | undefined;
  let quietLooks = 0;
  const timer = setInterval(() => {
    const owner = readRuntime(directory)?.pid;
    // A missing file says nothing: nobody else has taken over.
    if (owner === undefined || owner === pid) return;
    const now = performance.now();
    replacedAt ??= now;
    quietLooks = isWorking() ? 0 : quietLooks + 1;
    // A command makes several requests: one quiet look may fall between two of them.
    if (quietLooks < 3 && now - replacedAt < patience) return;
    clearInterval(timer);
    onReplaced();
  }, interval);
  return () => clearInterval(timer);
}
