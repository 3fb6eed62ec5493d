import type { ProxyOptions } from '@nanda/proxy';
import type { BackgroundSettings } from '../settings/background-settings.js';
import { defaultRegistries } from '../settings/default-registries.js';
import { registryOptionsOf } from './registry-options-of.js';

/**
 * The options of the proxy library that settings stand for.
 *
 * @param env Where the secrets of registries may be.
 * @throws CliError `USAGE_ERROR` for a secret that is not to be found.
 */
export function proxyOptionsOf(
  settings: BackgroundSettings,
  { env }: { readonly env: Readonly<Record<string, string | undefined>> },
): ProxyOptions {
  const { dataDir, serversFile, maxConnections, connectionTimeout, idleTimeout } = settings;
  const { registries = defaultRegistries } = settings;
  return {
    dataDir,
    serversFile,
    registries: registries.map((setting) => registryOptionsOf(setting, env)),
    ...(maxConnections !== undefined && { maxConnections }),
    ...(connectionTimeout !== undefined && { connectionTimeout }),
    ...(idleTimeout !== undefined && { idleTimeout }),
  };
}
