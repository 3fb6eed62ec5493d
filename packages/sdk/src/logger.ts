/** Where the client reports what it does. It is given no header, body, query or credential. */
export interface Logger {
  error(message: string): void;
  warn(message: string): void;
  info(message: string): void;
  debug(message: string): void;
}

/** What is reported: this level and all before it. */
export type LogLevel = 'off' | 'error' | 'warn' | 'info' | 'debug';
