import { findToken } from '../auth/find-token.js';
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
  const { baseUrl } = settings;
  const log = wantsDebug(io.env, 'http')
    ? (line: string) => void io.stderr.write(`${line}\n`)
    : undefined;
  if (baseUrl !== undefined) {
    const token = await findToken({ settings, io });
    const clientToken = await state.clientToken();
    const endpoint = { url: baseUrl, ...(clientToken && { clientToken }) };
    return createProxyClient({
      endpoint: { ...endpoint, ...(token && { token }) },
      log,
      // The proxy may have ended the session, or its clock be another one: then it is renewed at once.
      async recover(failure) {
        if (failure.code !== 'UNAUTHENTICATED' || settings.token || !token) throw failure;
        const renewed = await findToken({ settings, io, refused: token });
        if (renewed === undefined || renewed === token) throw failure;
        return { ...endpoint, token: renewed };
      },
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
