/** Facts of a log line. Never a secret; parameters and results of calls neither. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Where the proxy writes what happens. */
export interface Logger {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}
