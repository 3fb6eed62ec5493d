import { isIP } from 'node:net';
import { defaults } from '@nanda/protocol/facts';
import { NandaError } from './core/nanda-error.js';
import { reasonOf } from './core/reason-of.js';
import { classifyAddress } from './network/classify-address.js';
import { openCore, type Core } from './open-core.js';
import { openPort, type OpenPort } from './open-port.js';
import { openRoutes } from './open-routes.js';
import type { Proxy, ProxyOptions } from './proxy-options.js';
import { readVersion } from './read-version.js';
import { resolveSettings } from './resolve-settings.js';
import { createApp } from './surfaces/create-app.js';

/** Milliseconds that answers under way have to get out when the proxy closes. */
const closeGrace = 2000;

/**
 * Makes a proxy. Nothing is opened before the first request or `listen()`.
 *
 * @throws TypeError for options that cannot be.
 * @example
 * const proxy = createProxy({ registries: [{ type: 'file', path: './services.json' }] });
 * const { url } = await proxy.listen({ port: 0 });
 * await proxy.close();
 */
export function createProxy(options: ProxyOptions = {}): Proxy {
  const settings = resolveSettings(options, { environment: process.env });
  const version = readVersion();
  const closing = new AbortController();
  const ports = new Set<Promise<OpenPort>>();
  let opening: Promise<{ core: Core; routes: ReturnType<typeof openRoutes> }> | undefined;
  let closed: Promise<void> | undefined;

  async function open(): Promise<{ core: Core; routes: ReturnType<typeof openRoutes> }> {
    try {
      const core = await openCore(settings, { version });
      return { core, routes: openRoutes(core, { settings, version, closing: closing.signal }) };
    } catch (error) {
      // A store that could not be opened may be free the next time.
      opening = undefined;
      settings.logger.error('The proxy could not start', { reason: reasonOf(error) });
      throw error;
    }
  }

  function start(): NonNullable<typeof opening> {
    opening ??= open();
    return opening;
  }

  const app = createApp({
    token: settings.token,
    allowedHosts: settings.allowedHosts,
    allowedOrigins: settings.allowedOrigins,
    logger: settings.logger,
    async openRoutes() {
      if (closed !== undefined) throw new NandaError('OVERLOADED', 'The proxy is closing.');
      return (await start()).routes;
    },
  });

  async function closeAll(): Promise<void> {
    const starting = opening;
    const opened = await Promise.all([...ports].map((port) => port.catch(() => undefined)));
    const drained = Promise.all(opened.flatMap((port) => port?.close({ grace: closeGrace }) ?? []));
    closing.abort();
    const core = await starting?.then((running) => running.core).catch(() => undefined);
    // What runs is cancelled and says so; only then are the sockets taken away.
    await core?.executions.close();
    await drained;
    await core?.close();
  }

  return {
    fetch: (request, peer = {}) =>
      app(request, {
        isLoopback: isLoopback(peer.remoteAddress),
        isExposed: false,
        ownHosts: [],
      }),
    async listen({ port = defaults.port, host = defaults.host } = {}) {
      if (closed !== undefined) throw new Error('The proxy is closed. Make a new one.');
      await start();
      const isExposed = !isLoopback(host) && host !== 'localhost';
      const opened = openPort({
        port,
        host,
        answer: (request, remoteAddress) =>
          app(request, {
            isLoopback: isLoopback(remoteAddress),
            isExposed,
            ownHosts: isIP(host) === 0 ? [host.toLowerCase()] : [],
          }),
      });
      ports.add(opened);
      opened.catch(() => ports.delete(opened));
      const { address } = await opened;
      // It may have been closed while the port was being opened; then that is closed as well.
      if (closing.signal.aborted) {
        await (await opened).close({ grace: 0 });
        throw new Error('The proxy was closed. Make a new one.');
      }
      return address;
    },
    close() {
      closed ??= closeAll();
      return closed;
    },
  };
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && isIP(address) !== 0 && classifyAddress(address) === 'loopback';
}
