import { CliError } from '../errors/cli-error.js';

/** What the environment says about a proxy. */
export interface EnvironmentSettings {
  readonly maxConnections?: number;
  readonly connectionTimeout?: number;
  readonly idleTimeout?: number;
  readonly proxyIdleTimeout?: number;
  readonly logLevel?: string;
}

/** @throws CliError `USAGE_ERROR` for a value that is not a number where one is asked for. */
export function readEnvironmentSettings(
  env: Readonly<Record<string, string | undefined>>,
): EnvironmentSettings {
  const number = (name: string) => {
    const text = env[name];
    if (text === undefined || text === '') return undefined;
    if (!/^\d{1,12}$/.test(text)) {
      throw new CliError('USAGE_ERROR', `${name} is a whole number, not "${text}".`);
    }
    return Number(text);
  };
  const settings = {
    maxConnections: number('MAX_CONNECTIONS'),
    connectionTimeout: number('CONNECTION_TIMEOUT'),
    idleTimeout: number('IDLE_TIMEOUT'),
    proxyIdleTimeout: number('NANDA_PROXY_IDLE_TIMEOUT'),
    logLevel: env['LOG_LEVEL'] === '' ? undefined : env['LOG_LEVEL'],
  };
  return Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined),
  ) as EnvironmentSettings;
}
