import { join } from 'node:path';
import type { CommandLineIo } from '../io/command-line-io.js';
import type { BackgroundSettings } from './background-settings.js';
import type { Configuration } from './configuration.js';
import { configureIo } from './configure-io.js';
import type { ConfiguredIo } from './configured-io.js';
import type { Directories } from './find-directories.js';
import { findRegistries } from './find-registries.js';
import { readBaseUrl } from './read-base-url.js';
import { readConfiguration } from './read-configuration.js';
import { readEnvironmentSettings } from './read-environment-settings.js';

/** Where a command finds its proxy and its files. */
export interface Settings {
  readonly directories: Directories;
  /** Set where the proxy is somebody else's: then none is started. */
  readonly baseUrl?: string;
  /** The bearer token for `baseUrl`. */
  readonly token?: string;
  /** What the user writes settings into. */
  readonly configFile: string;
  readonly background: BackgroundSettings;
  /** What `config.json` says, and the profile that counts. */
  readonly configuration: Configuration;
  /** The settings that came from `config.json`, registries aside. */
  readonly fromFile: ConfiguredIo['fromFile'];
}

/** The options that have a say in it, their variables of the environment included. */
export interface SettingsOptions {
  readonly url?: string | undefined;
  readonly registry?: readonly string[] | undefined;
  readonly profile?: string | undefined;
}

/** Options before the environment before the profile before `config.json` before defaults. @throws CliError `USAGE_ERROR` */
export async function resolveSettings(
  standardIo: CommandLineIo,
  options: SettingsOptions & {
    /** What has been read already. */
    readonly configuration?: Configuration;
    readonly configured?: ConfiguredIo;
    /** What cannot be understood is passed over, as if nobody had said it. @default false */
    readonly isLenient?: boolean;
  } = {},
): Promise<Settings> {
  const { isLenient = false } = options;
  const { configuration = readConfiguration(standardIo, options) } = options;
  const { configured = configureIo(standardIo, { configuration, isLenient }) } = options;
  const { directories, configFile, content, ofProfile } = configuration;
  const { env } = configured.io;

  const url = options.url ?? (env['NANDA_BASE_URL'] || undefined);
  const baseUrl = attempt(() => (url === undefined ? undefined : readBaseUrl(url, configured.io)));
  const registries = attempt(() =>
    findRegistries(configured.io, {
      named: options.registry,
      configured: ofProfile['registries'] ?? content['registries'],
      configFile,
    }),
  );
  const token = await readToken();
  return {
    directories,
    configFile,
    configuration,
    fromFile: configured.fromFile,
    ...(baseUrl !== undefined && { baseUrl }),
    ...(token && { token }),
    background: {
      dataDir: directories.data,
      serversFile: join(directories.servers, 'servers.json'),
      secretsDir: directories.config,
      ...(registries && { registries }),
      ...attempt(() => readEnvironmentSettings(env)),
    },
  };

  function attempt<Value>(read: () => Value): Value | undefined {
    try {
      return read();
    } catch (error) {
      if (isLenient) return undefined;
      throw error;
    }
  }

  /** Of no use without the URL: then nobody is asked for it. */
  async function readToken(): Promise<string | undefined> {
    const given = env['NANDA_TOKEN'];
    if (baseUrl === undefined || !given || !/^(?:secret|env|file):/.test(given)) return given;
    if (isLenient) return undefined;
    const { readSecret } = await import('./read-secret.js');
    return readSecret(given, { io: configured.io, option: 'The token of the proxy' });
  }
}
