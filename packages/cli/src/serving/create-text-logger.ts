import type { Logger } from '@nanda/proxy';
import type { Style } from '@nanda/terminal';
import { formatLogEntry } from '../background/format-log-entry.js';
import { type LogLevel, logLevels } from '../background/log-entry.js';

export interface TextLoggerOptions {
  /** The least that is written; `silent` writes nothing. */
  readonly level: string;
  readonly style: Style;
  readonly clean: (text: string) => string;
}

/** A logger that writes lines for a person. */
export function createTextLogger(
  sink: { write(text: string): unknown },
  { level: least, ...format }: TextLoggerOptions,
): Logger {
  const from = least === 'silent' ? logLevels.length : logLevels.indexOf(least as LogLevel);
  const at =
    (level: LogLevel): Logger['info'] =>
    (message, fields = {}) => {
      if (logLevels.indexOf(level) < from) return;
      const entry = { time: new Date().toISOString(), level, message, fields };
      sink.write(`${formatLogEntry(entry, format)}\n`);
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
