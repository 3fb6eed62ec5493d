import { findToken } from '../auth/find-token.js';
import { isAlive } from '../background/is-alive.js';
import { readRuntime } from '../background/read-runtime.js';
import { suitsSettings } from '../background/suits-settings.js';
import { createProxyClient } from '../client/create-proxy-client.js';
import type { Runtime } from '../background/runtime.js';
import type { Endpoint } from '../client/endpoint.js';
import type { CommandContext } from '../commands/command.js';
import { resolveConnection } from '../connections/resolve-connection.js';
import { readVersion } from '../read-version.js';
import { mcpPath } from './mcp-path.js';
import type { McpTarget } from './mcp-target.js';
import type { ProxyDoor, ProxyPlace } from './proxy-place.js';

/** The way to the proxy that the settings name, or to the one in the background, started where it has to be. */
export function createProxyDoor(
  context: Pick<CommandContext, 'settings' | 'io' | 'state' | 'program'>,
  { target }: { readonly target: McpTarget },
): ProxyDoor {
  const { settings, io, state } = context;
  const { baseUrl } = settings;
  let current: Promise<ProxyPlace> | undefined;

  /** Cheap: a file is read, and nobody is asked. */
  function findRunning(): Endpoint | undefined {
    const runtime = readRuntime(settings.directories.runtime);
    const suits =
      runtime !== undefined &&
      isAlive(runtime.pid, { start: runtime.processStart }) &&
      suitsSettings(runtime, { version: readVersion(), settings: settings.background });
    return suits ? runtime : undefined;
  }

  async function findOther(): Promise<Endpoint> {
    const token = await findToken({ settings, io });
    const clientToken = await state.clientToken();
    return {
      url: baseUrl ?? '',
      ...(token && { token }),
      ...(clientToken && { clientToken }),
    };
  }

  async function ensure(): Promise<Endpoint> {
    if (baseUrl !== undefined) return findOther();
    const { ensureProxy } = await import('../background/ensure-proxy.js');
    return ensureProxy(settings, io);
  }

  async function placeAt(endpoint: Endpoint): Promise<ProxyPlace> {
    const { connection: named } = target;
    const { pid, processStart: start } = endpoint as Partial<Runtime>;
    const place = {
      endpoint,
      // It stays for days, and what one has signed in with lives for minutes.
      ...(baseUrl !== undefined &&
        endpoint.token !== settings.token && { token: () => findToken({ settings, io }) }),
      ...(pid !== undefined && { isGone: () => !isAlive(pid, { start }) }),
    };
    if (named === undefined) return { ...place, path: mcpPath(target) };
    // Each time anew: a name may mean another connection by now.
    const client = async () => createProxyClient({ endpoint });
    const { id } = await resolveConnection({ ...context, client }, { named });
    return { ...place, path: mcpPath({ connection: id }) };
  }

  function keep(finding: Promise<ProxyPlace>): Promise<ProxyPlace> {
    current = finding;
    // What failed is tried again by whoever asks next.
    finding.catch(() => {
      if (current === finding) current = undefined;
    });
    return finding;
  }

  return {
    open() {
      const find = async () =>
        placeAt((baseUrl === undefined ? findRunning() : undefined) ?? (await ensure()));
      return current ?? keep(find());
    },
    async reopen(lost) {
      const known = await current?.catch(() => undefined);
      if (current !== undefined && known !== lost) return current;
      return keep(ensure().then(placeAt));
    },
    async look(lost) {
      const other = await current?.catch(() => undefined);
      if (other !== undefined && other !== lost) return other;
      const endpoint = baseUrl === undefined ? findRunning() : await findOther();
      const { url, token: secret } = lost.endpoint;
      // It has come back, or was not gone.
      if (endpoint === undefined || (endpoint.url === url && endpoint.token === secret)) {
        return endpoint && lost;
      }
      return keep(placeAt(endpoint)).catch(() => undefined);
    },
  };
}
