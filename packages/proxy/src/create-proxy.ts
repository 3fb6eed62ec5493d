import { isIP } from 'node:net';
import type { Health } from '@nanda/protocol';
import { defaults } from '@nanda/protocol/facts';
import { NandaError } from './core/nanda-error.js';
import { reasonOf } from './core/reason-of.js';
import { classifyAddress } from './network/classify-address.js';
import { openCore, type Core } from './open-core.js';
import { openPort, type OpenPort } from './open-port.js';
import type { Proxy, ProxyOptions } from './proxy-options.js';
import { readVersion } from './read-version.js';
import { resolveSettings } from './resolve-settings.js';
import { createApp, type App, type Arrival } from './surfaces/create-app.js';
import { mountOperations } from './surfaces/http/mount-operations.js';
import { renderError } from './surfaces/http/render-error.js';
import { createHealthHandlers } from './surfaces/ops/health-handlers.js';
import { mountOpenApi } from './surfaces/ops/mount-openapi.js';
import { createPublicConnectionHandlers } from './surfaces/public/connection-handlers.js';
import { createPublicServerHandlers } from './surfaces/public/server-handlers.js';
import { createConnectionHandlers } from './surfaces/v2/connection-handlers.js';
import { createExecutionHandlers } from './surfaces/v2/execution-handlers.js';
import { createServiceHandlers } from './surfaces/v2/service-handlers.js';

interface Running {
  readonly core: Core;
  readonly app: App;
}

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
  const ports = new Set<OpenPort>();
  let running: Promise<Running> | undefined;
  let closed: Promise<void> | undefined;

  function start(): Promise<Running> {
    running ??= openCore(settings, { version }).then((core) => ({ core, app: appOver(core) }));
    // A store that could not be opened may be free the next time.
    running.catch(() => {
      running = undefined;
    });
    return running;
  }

  function appOver(core: Core): App {
    return createApp({
      token: settings.token,
      allowedHosts: settings.allowedHosts,
      allowedOrigins: settings.allowedOrigins,
      logger: settings.logger,
      mount(routes) {
        mountOperations(routes, createServiceHandlers(core));
        mountOperations(routes, createConnectionHandlers(core));
        mountOperations(routes, createExecutionHandlers(core));
        mountOperations(routes, createPublicServerHandlers(core));
        mountOperations(routes, createPublicConnectionHandlers(core));
        mountOperations(routes, createHealthHandlers({ health: () => healthOf(core) }));
        mountOpenApi(routes, { version });
      },
    });
  }

  function healthOf({ catalog, connections }: Core): Health {
    return {
      status: catalog.problems().some(({ isFailure }) => isFailure) ? 'degraded' : 'healthy',
      version,
      connections: { active: connections.active, max: settings.maxConnections },
    };
  }

  async function answer(request: Request, arrival: Arrival): Promise<Response> {
    try {
      if (closed !== undefined) throw new NandaError('OVERLOADED', 'The proxy is closed.');
      const { app } = await start();
      return await app(request, arrival);
    } catch (error) {
      settings.logger.error('The proxy could not start', { reason: reasonOf(error) });
      const failure =
        error instanceof NandaError
          ? error
          : new NandaError('INTERNAL_ERROR', 'The proxy could not start. Its log says why.');
      return renderError(failure, { path: new URL(request.url).pathname, requestId: 'req_none' });
    }
  }

  return {
    fetch: (request, peer = {}) =>
      answer(request, {
        isLoopback: isLoopback(peer.remoteAddress),
        isExposed: false,
        ownHosts: [],
      }),
    async listen({ port = defaults.port, host = defaults.host } = {}) {
      if (closed !== undefined) throw new Error('The proxy is closed. Make a new one.');
      await start();
      const isExposed = !isLoopback(host) && host !== 'localhost';
      const opened = await openPort({
        port,
        host,
        answer: (request, remoteAddress) =>
          answer(request, {
            isLoopback: isLoopback(remoteAddress),
            isExposed,
            ownHosts: isIP(host) === 0 ? [host.toLowerCase()] : [],
          }),
        refuse: () =>
          renderError(new NandaError('VALIDATION_ERROR', 'This is no valid HTTP request.'), {
            path: '/v2/',
            requestId: 'req_none',
          }),
      });
      ports.add(opened);
      return opened.address;
    },
    close() {
      closed ??= (async () => {
        const starting = running;
        await Promise.all([...ports].map((port) => port.close()));
        await starting?.then(
          ({ core }) => core.close(),
          () => undefined,
        );
      })();
      return closed;
    },
  };
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && isIP(address) !== 0 && classifyAddress(address) === 'loopback';
}
