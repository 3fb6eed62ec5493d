import { headers } from '@nanda/protocol/facts';
import type { Hono } from 'hono';
import { checkPermission } from '../core/access/check-permission.js';
import type { Logger } from '../core/logger.js';
import type { NandaError } from '../core/nanda-error.js';
import type { Principal } from '../core/principal.js';
import { authenticateField } from './http/authenticate-field.js';
import { clientToken } from './http/client-token.js';
import type { DoorWatch } from './http/create-door-watch.js';
import type { Doorkeeper } from './http/create-doorkeeper.js';
import { enterCounted } from './http/enter-counted.js';
import { guardRequest } from './http/guard-request.js';
import type { Environment } from './http/mount-operations.js';
import { preflight } from './http/preflight.js';
import { readRequestId } from './http/read-request-id.js';
import { renderError } from './http/render-error.js';
import { securityFields } from './http/security-fields.js';
import { toShownError } from './http/to-shown-error.js';
import { untilIdentityEnds } from './http/until-identity-ends.js';
import { mcpFields } from './mcp/mcp-fields.js';
import { everybody } from './mcp-registry/everybody.js';
import { isRegistryPath } from './mcp-registry/is-registry-path.js';
import { readableByAll } from './mcp-registry/readable-by-all.js';
import { registryPreflight } from './mcp-registry/registry-preflight.js';
import { renderProblem } from './mcp-registry/render-problem.js';
import { isWellKnown } from './well-known/is-well-known.js';

export interface AppOptions {
  /** Knows who sends requests. */
  readonly doorkeeper: Doorkeeper;
  /** @default nothing is limited, and nothing noted */
  readonly watch?: DoorWatch | undefined;
  /** By which address the proxy is known to others. @default the one that it is asked by */
  readonly publicUrl?: string | undefined;
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
  /** Whether it came over a Unix socket, which only its owner gets to. @default false */
  readonly isSocket?: boolean;
  /** The address of the caller, as far as it is known. */
  readonly remoteAddress?: string | undefined;
  /** Whether a trusted proxy in front was asked over TLS. @default false */
  readonly isSecure?: boolean;
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
  readonly remoteAddress: string | undefined;
  /** Header fields of the answer, whatever comes of it. */
  readonly fields: Record<string, string>;
  /** Who asks, as soon as that is known. */
  principal: Principal | undefined;
}

/** What a page may read of an answer's headers. */
const exposedHeaders = [
  // What is signed for a moment goes by the clock of the other side.
  'date',
  headers.requestId,
  headers.client,
  headers.retryAfter,
  headers.rateLimit,
  headers.rateLimitPolicy,
  'location',
  'www-authenticate',
  mcpFields.sessionId,
  mcpFields.protocolVersion,
].join(', ');

const readingMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** All surfaces behind one door: who comes in, under which id, and how a failure is told. */
export function createApp(options: AppOptions): App {
  async function enter(entrance: Entrance): Promise<Response> {
    const { request, path, arrival } = entrance;
    // What everybody may know, every web page may read; the host name is checked all the same.
    const isForAll =
      (isRegistryPath(path) || isWellKnown(path)) && readingMethods.has(request.method);
    const origin = guardRequest(request, {
      allowedHosts: [...options.allowedHosts, ...arrival.ownHosts],
      allowedOrigins: isForAll ? ['*'] : options.allowedOrigins,
      isPage: request.method === 'GET' && path.startsWith('/oauth/'),
      isExposed: arrival.isExposed,
    });
    // A page that may read answers may read failures too.
    const answer = await call(entrance).catch((error: unknown) => fail(error, entrance));
    if (isForAll) return readableByAll(answer);
    return origin === undefined ? answer : readableBy(origin, { answer });
  }

  async function call(entrance: Entrance): Promise<Response> {
    const { request, path, requestId, arrival } = entrance;
    if (request.method === 'OPTIONS') {
      return isRegistryPath(path) ? registryPreflight() : preflight(request);
    }
    const { doorkeeper, publicUrl } = options;
    const caller = await doorkeeper.identify(request, { path, ...arrival });
    entrance.principal = caller.principal;
    const charge = await enterCounted(entrance, { watch: options.watch });
    const { user, handOut } = isRegistryPath(path) ? { ...caller, handOut: undefined } : caller;
    const context = {
      requestId,
      principal: isRegistryPath(path) ? asEverybody(caller.principal) : caller.principal,
      identity: user?.identity,
      remoteAddress: arrival.remoteAddress,
      isStranger: handOut !== undefined,
      charge,
    };
    const routes = await options.openRoutes();
    const answer = await routes.fetch(request, { context });
    if (user !== undefined) return untilIdentityEnds(answer, () => doorkeeper.attend({ user }));
    return handOut === undefined ? answer : handingOut(handOut, { answer, ...entrance, publicUrl });
  }

  async function fail(error: unknown, entrance: Entrance): Promise<Response> {
    const { request, path, requestId } = entrance;
    const { logger } = options;
    const shown = toShownError(error, { requestId, logger, gone: request.signal });
    const verdict = await options.watch?.turnDown(shown, entrance);
    Object.assign(entrance.fields, verdict?.fields);
    const failure = verdict?.failure ?? shown;
    const field = authenticateField(failure, {
      path,
      origin: options.publicUrl ?? URL.parse(request.url)?.origin ?? '',
      hasAccounts: options.doorkeeper.hasAccounts,
    });
    const answer = render(failure, { path, requestId });
    return field === undefined ? answer : withHeaders(answer, { 'www-authenticate': field });
  }

  return async (request, arrival) => {
    const requestId = readRequestId(request);
    const path = URL.parse(request.url)?.pathname ?? '/';
    const { remoteAddress } = arrival;
    const fields = { [headers.requestId]: requestId };
    const known = { request, path, requestId, arrival, remoteAddress, fields };
    const entrance: Entrance = { ...known, principal: undefined };
    const answer = await enter(entrance).catch((error: unknown) => fail(error, entrance));
    return withHeaders(withSecurity(answer, { ...entrance, publicUrl: options.publicUrl }), fields);
  };
}

/** Whoever reads the catalog as a registry reads what everybody may know. @throws NandaError FORBIDDEN */
function asEverybody(principal: Principal): Principal {
  checkPermission(principal, 'catalog:read');
  return everybody;
}

function render(
  error: NandaError,
  place: { readonly path: string; readonly requestId: string },
): Response {
  return isRegistryPath(place.path) ? renderProblem(error) : renderError(error, place);
}

function handingOut(
  token: string,
  { answer, path, ...place }: SecurePlace & { readonly answer: Response; readonly path: string },
): Response {
  const cookie = `${clientToken.cookie}=${token}; Path=/; HttpOnly; SameSite=Strict`;
  return withHeaders(answer, {
    [headers.client]: token,
    ...(path.startsWith('/api/') && {
      'set-cookie': isOverTls(place) ? `${cookie}; Secure` : cookie,
    }),
  });
}

function readableBy(origin: string, { answer }: { readonly answer: Response }): Response {
  return withHeaders(answer, {
    'access-control-allow-origin': origin,
    'access-control-expose-headers': exposedHeaders,
    vary: 'origin',
  });
}

/** Pages know better what they need: what an answer says itself stays. */
function withSecurity(
  answer: Response,
  { path, ...place }: SecurePlace & { readonly path: string },
): Response {
  const { headers: own } = answer;
  const fields = securityFields({
    path,
    isShared: own.has('access-control-allow-origin'),
    isSecure: isOverTls(place),
  });
  for (const name in fields) if (!own.has(name)) own.set(name, fields[name] ?? '');
  return answer;
}

/** What tells whether callers reach the proxy over TLS. */
interface SecurePlace extends Pick<Entrance, 'request' | 'arrival'> {
  readonly publicUrl: string | undefined;
}

function isOverTls({ request, arrival, publicUrl }: SecurePlace): boolean {
  if (arrival.isSecure === true) return true;
  return [request.url, publicUrl].some((url) => url?.startsWith('https:'));
}

/** Sets headers in place; answers made here always have headers of their own. */
function withHeaders(answer: Response, values: Readonly<Record<string, string>>): Response {
  for (const [name, value] of Object.entries(values)) answer.headers.set(name, value);
  return answer;
}
