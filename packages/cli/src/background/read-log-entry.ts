import { type LogEntry, type LogLevel, logLevels } from './log-entry.js';

/** An entry as it is written in the log, in one line of JSON; any other line is a message alone. */
export function readLogEntry(line: string): LogEntry {
  let entry: unknown;
  try {
    entry = line.startsWith('{') ? JSON.parse(line) : undefined;
  } catch {
    entry = undefined;
  }
  if (typeof entry !== 'object' || entry === null) return { message: line, fields: {} };
  const { time, level, message, ...fields } = entry as Readonly<Record<string, unknown>>;
  if (typeof message !== 'string') return { message: line, fields: {} };
  return {
    ...(typeof time === 'string' && { time }),
    ...(logLevels.includes(level as LogLevel) && { level: level as LogLevel }),
    message,
    fields,
  };
}
