import { headers, operationFacts } from '@nanda/protocol/facts';
import type { Hono } from 'hono';
import type { Logger } from '../core/logger.js';
import type { NandaError } from '../core/nanda-error.js';
import { guardRequest } from './http/guard-request.js';
import type { Environment } from './http/mount-operations.js';
import { preflight } from './http/preflight.js';
import { readRequestId } from './http/read-request-id.js';
import { renderError } from './http/render-error.js';
import { clientCookie, resolvePrincipal } from './http/resolve-principal.js';
import { toShownError } from './http/to-shown-error.js';
import { mcpFields } from './mcp/mcp-fields.js';
import { everybody } from './mcp-registry/everybody.js';
import { isRegistryPath } from './mcp-registry/is-registry-path.js';
import { readableByAll } from './mcp-registry/readable-by-all.js';
import { registryPreflight } from './mcp-registry/registry-preflight.js';
import { renderProblem } from './mcp-registry/render-problem.js';

export interface AppOptions {
  /** The proxy's own token, where it wants one. */
  readonly token: string | undefined;
  readonly allowedHosts: readonly string[];
  readonly allowedOrigins: readonly string[];
  readonly logger: Logger;
  /** The surfaces; asked for only by requests that have been let in. */
  readonly openRoutes: () => Promise<Hono<Environment>>;
}

/** How a request came here. */
export interface Arrival {
  /** Whether the caller's socket is one of this machine. */
  readonly isLoopback: boolean;
  /** Whether it came through a port that is open to other machines. */
  readonly isExposed: boolean;
  /** The host names of that port, beside those that are always allowed. */
  readonly ownHosts: readonly string[];
}

/** Answers a request; never rejects. */
export type App = (request: Request, arrival: Arrival) => Promise<Response>;

/** A request on its way in. */
interface Entrance {
  readonly request: Request;
  readonly path: string;
  readonly requestId: string;
  readonly arrival: Arrival;
}

/** These answer without the proxy's token: they tell nothing of anybody. */
const openPaths: ReadonlySet<string> = new Set([operationFacts.health.path]);

/** What a page may read of an answer's headers. */
const exposedHeaders = [
  headers.requestId,
  headers.client,
  headers.retryAfter,
  'location',
  mcpFields.sessionId,
  mcpFields.protocolVersion,
].join(', ');

const readingMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** All surfaces behind one door: who comes in, under which id, and how a failure is told. */
export function createApp(options: AppOptions): App {
  async function enter(entrance: Entrance): Promise<Response> {
    const { request, path, arrival } = entrance;
    // What everybody may know, every web page may read; the host name is checked all the same.
    const isForAll = isRegistryPath(path) && readingMethods.has(request.method);
    const origin = guardRequest(request, {
      allowedHosts: [...options.allowedHosts, ...arrival.ownHosts],
      allowedOrigins: isForAll ? ['*'] : options.allowedOrigins,
      isExposed: arrival.isExposed,
    });
    // A page that may read answers may read failures too.
    const answer = await call(entrance).catch((error: unknown) => fail(error, entrance));
    if (isForAll) return readableByAll(answer);
    return origin === undefined ? answer : readableBy(origin, { answer });
  }

  async function call({ request, path, requestId, arrival }: Entrance): Promise<Response> {
    if (request.method === 'OPTIONS') {
      return isRegistryPath(path) ? registryPreflight() : preflight(request);
    }
    const caller = resolvePrincipal(request, {
      token: openPaths.has(path) ? undefined : options.token,
      isLoopback: arrival.isLoopback,
    });
    const { principal, handOut } = isRegistryPath(path) ? { principal: everybody } : caller;
    const isStranger = handOut !== undefined;
    const routes = await options.openRoutes();
    const answer = await routes.fetch(request, { context: { requestId, principal, isStranger } });
    return handOut === undefined ? answer : handingOut(handOut, { answer, request, path });
  }

  function fail(error: unknown, { path, requestId }: Omit<Entrance, 'arrival'>): Response {
    const failure = toShownError(error, { requestId, logger: options.logger });
    return render(failure, { path, requestId });
  }

  return async (request, arrival) => {
    const requestId = readRequestId(request);
    const path = URL.parse(request.url)?.pathname ?? '/';
    const entrance = { request, path, requestId, arrival };
    const answer = await enter(entrance).catch((error: unknown) => fail(error, entrance));
    return withHeaders(answer, {
      [headers.requestId]: requestId,
      'x-content-type-options': 'nosniff',
    });
  };
}

function render(
  error: NandaError,
  place: { readonly path: string; readonly requestId: string },
): Response {
  return isRegistryPath(place.path) ? renderProblem(error) : renderError(error, place);
}

function handingOut(
  token: string,
  {
    answer,
    request,
    path,
  }: { readonly answer: Response; readonly request: Request; readonly path: string },
): Response {
  const cookie = `${clientCookie}=${token}; Path=/; HttpOnly; SameSite=Strict`;
  const isSecure = request.url.startsWith('https:');
  return withHeaders(answer, {
    [headers.client]: token,
    ...(path.startsWith('/api/') && { 'set-cookie': isSecure ? `${cookie}; Secure` : cookie }),
  });
}

function readableBy(origin: string, { answer }: { readonly answer: Response }): Response {
  return withHeaders(answer, {
    'access-control-allow-origin': origin,
    'access-control-expose-headers': exposedHeaders,
    vary: 'origin',
  });
}

/** Sets headers in place; answers made here always have headers of their own. */
function withHeaders(answer: Response, values: Readonly<Record<string, string>>): Response {
  for (const [name, value] of Object.entries(values)) answer.headers.set(name, value);
  return answer;
}
