import type { Logger, LogLevel } from './logger.js';

const levels = ['off', 'error', 'warn', 'info', 'debug'] as const satisfies readonly LogLevel[];
const ignore = (): void => undefined;

/** Bounds a logger to a level. Methods are bound, not wrapped, so that a console shows the real caller. */
export function createLogger(logger: Logger | undefined, { level }: { level: LogLevel }): Logger {
  const method = (name: keyof Logger) =>
    logger !== undefined && levels.indexOf(name) <= levels.indexOf(level)
      ? logger[name].bind(logger)
      : ignore;
  return {
    error: method('error'),
    warn: method('warn'),
    info: method('info'),
    debug: method('debug'),
  };
}
