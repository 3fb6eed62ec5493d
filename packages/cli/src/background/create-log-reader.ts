import { createLineReader } from './create-line-reader.js';
import { type LogEntry, type LogLevel, logLevels } from './log-entry.js';
import { proxyLogPath } from './proxy-log-path.js';
import { readLogEntry } from './read-log-entry.js';

/** An entry, and the line that it was read from. */
export interface LoggedLine {
  readonly line: string;
  readonly entry: LogEntry;
}

export interface LogReaderOptions {
  /** Of the state of the background proxy. */
  readonly directory: string;
  /** The least that is read. What has no level is read always. @default 'debug' */
  readonly level?: LogLevel | undefined;
}

/** Reads the log of the background proxy, from one file to the next. */
export interface LogReader {
  /** The last entries that there are, also of the file that was put aside. */
  readLast(count: number): Promise<readonly LoggedLine[]>;
  /** Those that have come since. */
  readOn(onLine: (line: LoggedLine) => void): Promise<void>;
}

export function createLogReader({ directory, level = 'debug' }: LogReaderOptions): LogReader {
  const path = proxyLogPath(directory);
  const previous = `${path}.1`;
  const current = createLineReader(path, { previous });

  const select = (onLine: (line: LoggedLine) => void) => (line: string) => {
    const entry = readLogEntry(line);
    const isWanted =
      entry.level === undefined || logLevels.indexOf(entry.level) >= logLevels.indexOf(level);
    if (isWanted) onLine({ line, entry });
  };

  return {
    async readLast(count) {
      let last: LoggedLine[] = [];
      for (const reader of [createLineReader(previous), current]) {
        await reader.read(
          select((line) => {
            last.push(line);
            // Not one by one: that would move all the others each time.
            if (last.length > 2 * count + 100) last = last.slice(last.length - count);
          }),
        );
      }
      return last.slice(Math.max(0, last.length - count));
    },
    readOn: (onLine) => current.read(select(onLine)),
  };
}
