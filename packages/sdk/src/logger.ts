/** Where the client reports what it does. It is given no body and no credential; header fields at `debug`, without their secrets. */
export interface Logger {
  /** What went wrong, and stays so. */
  error(message: string): void;
  /** What somebody should look at. */
  warn(message: string): void;
  /** Every request that is sent again. */
  info(message: string): void;
  /** Every request. */
  debug(message: string): void;
}

export const logLevels = ['off', 'error', 'warn', 'info', 'debug'] as const;

/** What is reported: this level and all before it. `info` tells of every repeated request, `debug` of every one. */
export type LogLevel = (typeof logLevels)[number];
