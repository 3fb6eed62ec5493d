import type { ProxyOptions } from '@nanda/proxy';
import type { BackgroundSettings } from '../settings/background-settings.js';

/** The options of the proxy library that settings stand for. */
export function proxyOptionsOf(settings: BackgroundSettings): ProxyOptions {
  const { dataDir, serversFile, registries, maxConnections, connectionTimeout, idleTimeout } =
    settings;
  return {
    dataDir,
    serversFile,
    ...(registries && { registries: registries.map((path) => ({ type: 'file' as const, path })) }),
    ...(maxConnections !== undefined && { maxConnections }),
    ...(connectionTimeout !== undefined && { connectionTimeout }),
    ...(idleTimeout !== undefined && { idleTimeout }),
  };
}
