import { ConfigurationError } from '../errors/configuration-error.js';
import { logLevels, type LogLevel } from '../logger.js';

/** Gives a level back. @throws ConfigurationError for one that there is not. */
export function checkLogLevel(level: string): LogLevel {
  const known = logLevels.find((name) => name === level);
  if (known !== undefined) return known;
  throw new ConfigurationError(
    `There is no log level "${level}". Use ${logLevels.join(', ')}: check logLevel, or NANDA_LOG.`,
  );
}
