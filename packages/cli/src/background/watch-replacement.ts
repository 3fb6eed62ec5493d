import { readRuntime } from './read-runtime.js';

export interface WatchReplacementOptions {
  /** The directory of the runtime file. */
  readonly directory: string;
  /** Our own process. */
  readonly pid: number;
  readonly isWorking: () => boolean;
  /** Called once: nobody new finds this proxy, and nothing runs here any more. */
  readonly onReplaced: () => void;
  /** Milliseconds that work may go on after the file was lost. @default 600_000 */
  readonly patience?: number;
  /** Milliseconds between two looks at the file. @default 500 */
  readonly interval?: number;
}

/** Quiet looks before the end. A command makes several requests: one may fall between two of them. */
const quietWhenReplaced = 3;
/** More where there is no file: the one that took over may have been stopped since, or it cannot be read just now. */
const quietWhenMissing = 10;

/**
 * Looks whether the runtime file is still our own, and if not, waits for the end of what runs. A file
 * and no signal: it works on every platform, and nobody has to trust an old process id.
 */
export function watchReplacement({
  directory,
  pid,
  isWorking,
  onReplaced,
  patience = 600_000,
  interval = 500,
}: WatchReplacementOptions): () => void {
  let lostAt: number | undefined;
  let wasReplaced = false;
  let quietLooks = 0;
  const timer = setInterval(() => {
    const owner = readRuntime(directory)?.pid;
    if (owner === pid) {
      lostAt = undefined;
      wasReplaced = false;
      quietLooks = 0;
      return;
    }
    const now = performance.now();
    lostAt ??= now;
    wasReplaced ||= owner !== undefined;
    quietLooks = isWorking() ? 0 : quietLooks + 1;
    const enough = wasReplaced ? quietWhenReplaced : quietWhenMissing;
    if (quietLooks < enough && now - lostAt < patience) return;
    clearInterval(timer);
    onReplaced();
  }, interval);
  return () => clearInterval(timer);
}
