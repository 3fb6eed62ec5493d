/** The levels of a log, the least first. */
export const logLevels = ['debug', 'info', 'warn', 'error'] as const;

export type LogLevel = (typeof logLevels)[number];

/** One entry of the log of a proxy. */
export interface LogEntry {
  /** RFC 3339; absent of what is no entry of ours, such as a crash. */
  readonly time?: string;
  readonly level?: LogLevel;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}
