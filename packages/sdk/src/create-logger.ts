import { logLevels, type Logger, type LogLevel } from './logger.js';

const ignore = (): void => undefined;

/** A logger with bounds. */
export interface BoundedLogger {
  readonly logger: Logger;
  /** Whether anybody would see what is reported at a level: for what costs something to say. */
  readonly isLogged: (level: LogLevel) => boolean;
}

/**
 * Bounds a logger to a level; the console where there is none, with the name of who speaks before each line. Methods
 * are bound, not wrapped, so that a console shows the real caller.
 */
export function createLogger(
  logger: Logger | undefined,
  { level }: { level: LogLevel },
): BoundedLogger {
  const isLogged = (name: LogLevel): boolean => logLevels.indexOf(name) <= logLevels.indexOf(level);
  const method = (name: keyof Logger) =>
    isLogged(name)
      ? (logger?.[name].bind(logger) ?? console[name].bind(console, '[nanda]'))
      : ignore;
  return {
    isLogged,
    logger: {
      error: method('error'),
      warn: method('warn'),
      info: method('info'),
      debug: method('debug'),
    },
  };
}
