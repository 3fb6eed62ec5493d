import { oneLine, type Style } from '@nanda/terminal';
import type { LogEntry, LogLevel } from './log-entry.js';

export interface FormatLogEntryOptions {
  readonly style: Style;
  /** Makes what strangers say harmless. */
  readonly clean: (text: string) => string;
}

/** An entry of the log as a line for a person. */
export function formatLogEntry(
  { time, level, message, fields }: LogEntry,
  { style, clean }: FormatLogEntryOptions,
): string {
  const paint: Readonly<Record<LogLevel, (text: string) => string>> = {
    debug: style.dim,
    info: style.cyan,
    warn: style.yellow,
    error: style.red,
  };
  const facts = Object.entries(fields).map(
    ([name, value]) => `${style.dim(`${clean(name)}=`)}${clean(quote(value))}`,
  );
  return [
    ...(time === undefined ? [] : [style.dim(clean(time.slice(0, 19).replace('T', ' ')))]),
    ...(level === undefined ? [] : [paint[level](level.padEnd(5))]),
    clean(oneLine(message)),
    ...facts,
  ].join(' ');
}

function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return /^[^\s"=]+$/.test(text) ? text : JSON.stringify(text);
}
