import type { ServerResponse } from 'node:http';

import { createWeatherServer } from '../create-weather-server.js';
import {
  startHttpService,
  type HttpService,
  type HttpServiceOptions,
} from '../start-http-service.js';
import type { AuthorizationServer } from './start-authorization-server.js';

/** Options of {@link startOAuthService}. */
export type OAuthServiceOptions = Omit<HttpServiceOptions, 'createServer'> & {
  /** Gives out the tokens that it takes. */
  authorizationServer: Pick<AuthorizationServer, 'issuer' | 'inspect'>;
  /** Default {@link createWeatherServer}. */
  createServer?: HttpServiceOptions['createServer'];
  /** What every request needs. Default none in particular. */
  scope?: string;
  /** What the call of a tool needs besides. Default nothing. */
  toolScope?: (toolName: string) => string | undefined;
  /** What its metadata says. Default what is true. */
  metadata?: (url: string) => Readonly<Record<string, unknown>>;
};

/** An MCP service that lets nobody in without a token for it (RFC 6750, RFC 9728). */
export type OAuthService = HttpService & {
  /** Requests that were refused: no token, or none that holds. */
  readonly refusals: number;
};

const wellKnown = '/.well-known/oauth-protected-resource';

/** Serves an MCP server to those who show a token of the authorization server that was given out for this service. */
export async function startOAuthService({
  authorizationServer,
  createServer = createWeatherServer,
  scope,
  toolScope,
  metadata,
  ...options
}: OAuthServiceOptions): Promise<OAuthService> {
  const { issuer, inspect } = authorizationServer;
  let url = '';
  let refusals = 0;
  const describe =
    metadata ??
    ((resource: string) => ({
      resource,
      authorization_servers: [issuer],
      scopes_supported: ['mcp:read'],
    }));

  const refuse = (
    response: ServerResponse,
    status: number,
    words: Record<string, string>,
  ): true => {
    refusals += 1;
    const parameters = {
      resource_metadata: new URL(`${wellKnown}${new URL(url).pathname}`, url).href,
      ...words,
    };
    const challenge = Object.entries(parameters).map(([name, value]) => `${name}="${value}"`);
    response.writeHead(status, { 'www-authenticate': `Bearer ${challenge.join(', ')}` });
    response.end();
    return true;
  };

  const service = await startHttpService({
    ...options,
    createServer,
    interceptHead: ({ request, response }) => {
      if (options.interceptHead?.({ request, response })) return true;
      if (!(request.url ?? '').startsWith(wellKnown)) return false;
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(describe(url)));
      return true;
    },
    intercept: async (exchange) => {
      const { request, response, body, rpcMethod } = exchange;
      const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
      const wanted = scope === undefined ? {} : { scope };
      if (token === undefined) return refuse(response, 401, wanted);
      const facts = await inspect(token);
      if (!facts.active || facts.aud !== url) {
        return refuse(response, 401, { error: 'invalid_token', ...wanted });
      }
      const granted = new Set(facts.scope?.split(' '));
      const toolName = rpcMethod === 'tools/call' ? readToolName(body) : undefined;
      const ofTool = toolName === undefined ? undefined : toolScope?.(toolName);
      const missing = [scope, ofTool].filter((one) => one !== undefined && !granted.has(one));
      if (missing.length > 0) {
        return refuse(response, 403, { error: 'insufficient_scope', scope: missing.join(' ') });
      }
      return (await options.intercept?.(exchange)) ?? false;
    },
  });
  ({ url } = service);
  return Object.defineProperty(service, 'refusals', { get: () => refusals }) as OAuthService;
}

function readToolName(body: unknown): string | undefined {
  const { params } = body as { params?: { name?: unknown } };
  return typeof params?.name === 'string' ? params.name : undefined;
}
