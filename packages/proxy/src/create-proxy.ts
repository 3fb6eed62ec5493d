import { isIP } from 'node:net';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { defaults } from '@nanda/protocol/facts';
import { createMemoryRateLimiter } from './bus/memory/create-memory-rate-limiter.js';
import type { IdentityChain } from './core/identity/create-identity-chain.js';
import { createIdentityWatch } from './core/identity/create-identity-watch.js';
import { NandaError } from './core/nanda-error.js';
import { reasonOf } from './core/reason-of.js';
import { classifyAddress } from './network/classify-address.js';
import { openCore, type Core } from './open-core.js';
import { openPort, type OpenPort } from './open-port.js';
import { openRoutes } from './open-routes.js';
import type { ListenAddress, Proxy, ProxyOptions } from './proxy-options.js';
import { readVersion } from './read-version.js';
import { resolveSettings } from './resolve-settings.js';
import { createAudit } from './create-audit.js';
import { createApp, type Arrival } from './surfaces/create-app.js';
import { createDirectMcpRoute } from './surfaces/direct/create-direct-mcp-route.js';
import { createDirectRoute } from './surfaces/direct/create-direct-route.js';
import { headOf } from './surfaces/direct/head-of.js';
import { openDirectDoor } from './surfaces/direct/open-direct-door.js';
import { createDoorWatch } from './surfaces/http/create-door-watch.js';
import { createDoorkeeper } from './surfaces/http/create-doorkeeper.js';
import { createRateGate } from './surfaces/http/limit-rate.js';
import type { OperationHandlers } from './surfaces/http/operation-handler.js';
import type { RequestHead } from './surfaces/http/request-head.js';
import { openMcpSurface, type McpSurface } from './surfaces/mcp/open-mcp-surface.js';
import { createRealtime } from './surfaces/realtime/create-realtime.js';
import { toArrival } from './to-arrival.js';
import { createExecutionHandlers } from './surfaces/v2/execution-handlers.js';

/** What is there once the store is open. */
interface Opened {
  readonly core: Core;
  readonly routes: ReturnType<typeof openRoutes>;
  readonly calls: OperationHandlers<'executions.execute'>;
  readonly mcp: McpSurface;
}

/** Milliseconds that answers under way have to get out when the proxy closes. */
const closeGrace = 2000;
/** Sockets that one address may have open, of another machine that is no proxy of ours. */
const maxSocketsOfAddress = 256;
/** Milliseconds between two looks whether calls have ended. */
const drainSweep = 20;

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
  const audit = createAudit(settings);
  const limiter = createMemoryRateLimiter();
  const closing = new AbortController();
  const ports = new Set<Promise<OpenPort>>();
  const addresses: ListenAddress[] = [];
  let opening: Promise<Opened> | undefined;
  let core: Core | undefined;
  const hurrying = new AbortController();
  let closed: Promise<void> | undefined;
  let isShut = false;

  async function open(): Promise<Opened> {
    try {
      core = await openCore(settings, { version, audit, limiter });
      const { endpoints } = core.bridge;
      const { mcp: defaultView, logger } = settings;
      const mcp = openMcpSurface({ endpoints, defaultView, logger, closing: closing.signal });
      const routes = openRoutes(core, {
        settings,
        version,
        closing: closing.signal,
        mcp,
        listening: () => addresses,
      });
      return { core, routes, calls: createExecutionHandlers(core), mcp };
    } catch (error) {
      // A store that could not be opened may be free the next time.
      opening = undefined;
      settings.logger.error('The proxy could not start', { reason: reasonOf(error) });
      throw error;
    }
  }

  function start(): Promise<Opened> {
    opening ??= open();
    return opening;
  }

  async function startUnlessClosed(): Promise<Opened> {
    if (isShut) throw new NandaError('OVERLOADED', 'The proxy is closing.');
    return start();
  }

  const { token, auth, publicUrl, allowedHosts, allowedOrigins, logger } = settings;
  const identities: IdentityChain = {
    verify: async (shown) => (await startUnlessClosed()).core.identities?.verify(shown),
    verifyAgain: async (shown, identity) =>
      (await startUnlessClosed()).core.identities?.verifyAgain(shown, identity),
  };
  const identityWatch = createIdentityWatch(identities);
  const doorkeeper = createDoorkeeper({
    token,
    accounts: auth && { mode: auth.mode, verifier: identities, watch: identityWatch },
  });
  const { rateLimits: limits, trustedProxies: trusted } = settings;
  const rates = limits && createRateGate({ limiter, limits });
  const watch = createDoorWatch({ rates, audit });
  const door = { doorkeeper, watch, publicUrl, allowedHosts, allowedOrigins, logger };
  const app = createApp({ ...door, openRoutes: async () => (await startUnlessClosed()).routes });
  const directDoor = openDirectDoor(door);
  const directCalls = createDirectRoute({
    door: directDoor,
    openHandlers: async () => (await startUnlessClosed()).calls,
  });
  const directMcp = createDirectMcpRoute({
    door: directDoor,
    openSurface: async () => (await startUnlessClosed()).mcp,
  });
  const realtime = createRealtime({
    ...door,
    openCore: async () => (await startUnlessClosed()).core,
    closing: closing.signal,
  });

  /** Ports stay open: who waits for a call may still want to cancel it, or to answer what it asks. */
  async function drainCalls(limit: number): Promise<void> {
    const deadline = performance.now() + limit;
    const executions = core?.executions;
    if (executions === undefined) return;
    executions.refuse();
    while (executions.running > 0) {
      if (hurrying.signal.aborted || performance.now() >= deadline) return;
      await pause(drainSweep);
    }
  }

  async function closeAll(): Promise<void> {
    isShut = true;
    const starting = opening;
    const opened = await Promise.all([...ports].map((port) => port.catch(() => undefined)));
    const drained = Promise.all(opened.flatMap((port) => port?.close({ grace: closeGrace }) ?? []));
    const running = await starting?.catch(() => undefined);
    // What runs is cancelled and says so to those who follow it; only then do their streams end.
    await running?.core.executions.close();
    await nextTurn();
    closing.abort();
    identityWatch.close();
    await realtime.close();
    await drained;
    await running?.core.close();
  }

  return {
    fetch: (request, peer = {}) =>
      app(
        request,
        toArrival(request, {
          socketAddress: peer.remoteAddress,
          isSocket: false,
          isExposed: false,
          ownHosts: [],
          trusted,
        }),
      ),
    get running() {
      return core?.executions.running ?? 0;
    },
    async listen({ port = defaults.port, host = defaults.host, socket } = {}) {
      if (closed !== undefined) throw new Error('The proxy is closed. Make a new one.');
      await start();
      const isOpen = socket === undefined;
      const isExposed = isOpen && !isLoopback(host) && host !== 'localhost';
      const ownHosts = isOpen && isIP(host) === 0 ? [host.toLowerCase()] : [];
      const way = { isSocket: !isOpen, isExposed, ownHosts, trusted };
      const arrivalOf = (
        head: Pick<RequestHead, 'headers'>,
        socketAddress: string | undefined,
      ): Arrival => toArrival(head, { ...way, socketAddress });
      const opened = openPort({
        place: isOpen ? { port, host } : { socket },
        sockets: {
          mostOf: (address) =>
            isLoopback(address) || trusted.isTrusted(address, { hop: 0 })
              ? undefined
              : maxSocketsOfAddress,
          onRefused: (remoteAddress) =>
            audit.record({
              type: 'rate.limited',
              outcome: 'refused',
              remoteAddress,
              details: { policy: 'sockets' },
            }),
        },
        answerDirectly(request, response) {
          const arrival = arrivalOf(headOf(request), request.socket.remoteAddress);
          return directCalls(request, response, arrival) || directMcp(request, response, arrival);
        },
        answer: (request, remoteAddress) => app(request, arrivalOf(request, remoteAddress)),
        upgrade: (request, raw) =>
          realtime.upgrade(request, {
            ...raw,
            ...arrivalOf(headOf(request), raw.socket.remoteAddress),
          }),
      });
      ports.add(opened);
      opened.catch(() => ports.delete(opened));
      const { address } = await opened;
      // It may have been closed while the port was being opened; then that is closed as well.
      if (closed !== undefined) {
        await (await opened).close({ grace: 0 });
        throw new Error('The proxy was closed. Make a new one.');
      }
      addresses.push(address);
      return address;
    },
    close({ drain = 0 } = {}) {
      if (drain === 0) hurrying.abort();
      closed ??= drain === 0 ? closeAll() : drainCalls(drain).then(closeAll);
      return closed;
    },
  };
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && isIP(address) !== 0 && classifyAddress(address) === 'loopback';
}
