import { createProxyClient, type ProxyClient } from '../client/create-proxy-client.js';
import { wantsDebug } from '../errors/wants-debug.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import { readVersion } from '../read-version.js';
import type { Settings } from '../settings/resolve-settings.js';
import type { StateStore } from '../state/create-state-store.js';
import { isAlive } from './is-alive.js';
import { readRuntime } from './read-runtime.js';
import { suitsSettings } from './suits-settings.js';

export interface OpenClientOptions {
  readonly settings: Settings;
  readonly io: CommandLineIo;
  readonly state: StateStore;
}

/** A client of the proxy that the settings name, or of the background proxy, started where it has to be. */
export async function openClient({ settings, io, state }: OpenClientOptions): Promise<ProxyClient> {
  const { baseUrl, token } = settings;
  const log = wantsDebug(io.env, 'http')
    ? (line: string) => void io.stderr.write(`${line}\n`)
    : undefined;
  if (baseUrl !== undefined) {
    const clientToken = await state.clientToken();
    return createProxyClient({
      endpoint: { url: baseUrl, ...(token && { token }), ...(clientToken && { clientToken }) },
      log,
      onClientToken: (given) => state.setClientToken(given),
    });
  }

  // Loaded only when there is something to start: most commands find a proxy.
  const ensure = async () => (await import('./ensure-proxy.js')).ensureProxy(settings, io);
  const runtime = readRuntime(settings.directories.runtime);
  const suits =
    runtime !== undefined &&
    isAlive(runtime.pid, { start: runtime.processStart }) &&
    suitsSettings(runtime, { version: readVersion(), settings: settings.background });
  return createProxyClient({ endpoint: suits ? runtime : await ensure(), recover: ensure, log });
}
