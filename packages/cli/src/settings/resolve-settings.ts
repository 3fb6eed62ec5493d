import { join } from 'node:path';
import { CliError } from '../errors/cli-error.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import type { BackgroundSettings } from './background-settings.js';
import { type Directories, findDirectories } from './find-directories.js';
import { findRegistries } from './find-registries.js';
import { readConfigFile } from './read-config-file.js';
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
}

/** The options that have a say in it, their variables of the environment included. */
export interface SettingsOptions {
  readonly url?: string | undefined;
  readonly registry?: readonly string[] | undefined;
}

interface ConfigFile {
  readonly baseUrl?: unknown;
  readonly registries?: unknown;
}

/** Options before `config.json` before defaults. */
export async function resolveSettings(
  io: CommandLineIo,
  options: SettingsOptions = {},
): Promise<Settings> {
  const directories = findDirectories(io);
  const configFile = join(directories.config, 'config.json');
  const config = readConfigFile(configFile) as ConfigFile;

  const baseUrl = options.url ?? config.baseUrl;
  const token = io.env['NANDA_TOKEN'];
  const registries = findRegistries(io, {
    named: options.registry,
    configured: config.registries,
    configFile,
  });
  return {
    directories,
    configFile,
    ...(baseUrl !== undefined && { baseUrl: readBaseUrl(baseUrl) }),
    ...(token && { token }),
    background: {
      dataDir: directories.data,
      serversFile: join(directories.config, 'servers.json'),
      ...(registries && { registries }),
      ...readEnvironmentSettings(io.env),
    },
  };
}

function readBaseUrl(text: unknown): string {
  const url = typeof text === 'string' ? URL.parse(text) : null;
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new CliError('USAGE_ERROR', `"${String(text)}" is not the URL of a proxy.`, {
      hint: 'It looks like this: --url http://127.0.0.1:3000',
    });
  }
  return url.href.replace(/\/+$/, '');
}
