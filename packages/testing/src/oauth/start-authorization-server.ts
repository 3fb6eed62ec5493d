import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

import type { InteractionDetails } from 'oidc-provider';

import { listenAt } from '../listen-at.js';
import { createOidcStore } from './create-oidc-store.js';

/** Options of {@link startAuthorizationServer}. */
export type AuthorizationServerOptions = {
  /** Seconds that access tokens live. Default 3600. */
  accessTokenLife?: number;
  /** Scopes of the resources that it gives tokens for. Default `mcp:read mcp:write`. */
  scopes?: readonly string[];
  /** What access tokens are: words of its own, or signed with RS256. Default `opaque`. */
  tokenFormat?: 'opaque' | 'jwt';
  /** Whether tokens come with others that renew them. Default true. */
  renews?: boolean;
  /** Whether clients can register themselves. Default true. */
  registers?: boolean;
  /** Clients that are known already, in the words of RFC 7591. */
  clients?: readonly Readonly<Record<string, unknown>>[];
  /** Called before it answers; true where it has taken the exchange into its own hands. */
  intercept?: (request: IncomingMessage, response: ServerResponse) => boolean;
};

/** A request to it, as a test wants to look at it. */
export type AuthorizationServerRequest = {
  readonly method: string;
  readonly path: string;
  /** Of a request for tokens. */
  readonly grantType: string | undefined;
};

/** What it says of a token (RFC 7662). */
export type TokenFacts = {
  readonly active: boolean;
  readonly aud?: string;
  readonly scope?: string;
};

/** A real OAuth 2.1 authorization server that listens, and whose one user agrees to everything. */
export type AuthorizationServer = AsyncDisposable & {
  readonly issuer: string;
  /** Oldest first. */
  readonly requests: readonly AuthorizationServerRequest[];
  /** How often tokens were given out for a refresh token. */
  readonly refreshes: number;
  /** What the user says from now on. */
  answer: 'agree' | 'deny';
  /** What a protected service asks of it. */
  inspect(token: string): Promise<TokenFacts>;
  /** Takes back what it gave out: access tokens, or refresh tokens as well. */
  revoke(what: 'access' | 'all'): void;
  /** Knows no client any more that registered itself. */
  forgetClients(): void;
  readonly clientCount: number;
  /** It cannot be reached until `restart()`. */
  crash(): Promise<void>;
  restart(): Promise<void>;
  close(): Promise<void>;
};

const account = 'nanda';
const inspector = { client_id: 'protected-service', client_secret: 'of-the-protected-service' };

/**
 * Starts `oidc-provider`: discovery, dynamic registration, PKCE, resource indicators, rotation of refresh tokens,
 * revocation, `iss` in its answers. Its pages need a browser that keeps cookies: see `browse`.
 */
export async function startAuthorizationServer({
  accessTokenLife = 3600,
  scopes = ['mcp:read', 'mcp:write'],
  tokenFormat = 'opaque',
  renews = true,
  registers = true,
  clients = [],
  intercept,
}: AuthorizationServerOptions = {}): Promise<AuthorizationServer> {
  const { default: Provider } = await import('oidc-provider');
  const store = createOidcStore();
  const requests: AuthorizationServerRequest[] = [];
  let answer: AuthorizationServer['answer'] = 'agree';
  let refreshes = 0;
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  const server = createServer((request, response) => handle(request, response));
  const port = await listenAt(server, { host: '127.0.0.1', port: 0 });
  const issuer = `http://127.0.0.1:${port}`;

  const provider = new Provider(issuer, {
    adapter: store.adapter,
    clients: [
      {
        ...inspector,
        redirect_uris: [],
        response_types: [],
        grant_types: ['client_credentials'],
      },
      ...clients,
    ],
    jwks: { keys: [createSigningKey()] },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    clientAuthMethods: ['none', 'client_secret_basic', 'client_secret_post'],
    scopes: ['openid', 'offline_access', ...scopes],
    cookies: { keys: ['of-the-authorization-server'] },
    findAccount: (_context: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({ sub }),
    }),
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    issueRefreshToken: (_context: unknown, client: { grantTypeAllowed(type: string): boolean }) =>
      renews && client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    renderError: (context: { body: unknown }, out: object) => {
      context.body = JSON.stringify(out);
    },
    pkce: { required: () => true },
    ttl: {
      AccessToken: accessTokenLife,
      ClientCredentials: accessTokenLife,
      AuthorizationCode: 60,
      Grant: 86_400,
      Interaction: 600,
      RefreshToken: 86_400,
      Session: 86_400,
      IdToken: 3600,
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      introspection: { enabled: true, allowedPolicy: () => true },
      revocation: { enabled: true, allowedPolicy: () => true },
      registration: { enabled: registers },
      resourceIndicators: {
        enabled: true,
        useGrantedResource: () => true,
        getResourceServerInfo: (_context: unknown, resource: string) => ({
          scope: scopes.join(' '),
          audience: resource,
          accessTokenFormat: tokenFormat,
          accessTokenTTL: accessTokenLife,
        }),
      },
    },
  });

  const grantFor = async ({
    prompt,
    params,
    session,
    grantId,
  }: InteractionDetails): Promise<string> => {
    const { client_id: clientId } = params;
    const known = grantId === undefined ? undefined : await provider.Grant.find(grantId);
    const grant = known ?? new provider.Grant({ accountId: session?.accountId, clientId });
    const { missingOIDCScope = [], missingResourceScopes = {} } = prompt.details;
    if (missingOIDCScope.length > 0) grant.addOIDCScope(missingOIDCScope.join(' '));
    for (const [resource, wanted] of Object.entries(missingResourceScopes)) {
      grant.addResourceScope(resource, wanted.join(' '));
    }
    return grant.save();
  };

  /** The user is asked, and has always made up their mind. */
  const interact = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const details = await provider.interactionDetails(request, response);
    const result =
      answer === 'deny'
        ? { error: 'access_denied', error_description: 'The user said no.' }
        : details.prompt.name === 'login'
          ? { login: { accountId: account } }
          : { consent: { grantId: await grantFor(details) } };
    await provider.interactionFinished(request, response, result, {
      mergeWithLastSubmission: true,
    });
  };

  const callback = provider.callback();
  handle = (request, response) => {
    const { method = '', url = '/' } = request;
    const { pathname } = new URL(url, issuer);
    const record = (grantType?: string): void => {
      requests.push({ method, path: pathname, grantType });
    };
    if (intercept?.(request, response)) {
      record();
      return;
    }
    const fail = (error: unknown): void => {
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error));
    };
    if (pathname.startsWith('/interaction/')) {
      record();
      interact(request, response).catch(fail);
      return;
    }
    if (pathname !== '/token') {
      record();
      callback(request, response).catch(fail);
      return;
    }
    // Its body is read along, not taken away.
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.once('finish', () => {
      const grantType = new URLSearchParams(Buffer.concat(chunks).toString()).get('grant_type');
      record(grantType ?? undefined);
      if (grantType === 'refresh_token' && response.statusCode === 200) refreshes += 1;
    });
    callback(request, response).catch(fail);
  };

  let closing: Promise<void> | undefined;
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  const close = (): Promise<void> => {
    closing ??= stop();
    return closing;
  };

  return {
    issuer,
    requests,
    get refreshes() {
      return refreshes;
    },
    get answer() {
      return answer;
    },
    set answer(next) {
      answer = next;
    },
    async inspect(token) {
      const { client_id: id, client_secret: secret } = inspector;
      const response = await fetch(`${issuer}/token/introspection`, {
        method: 'POST',
        headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
        body: new URLSearchParams({ token }),
      });
      return (await response.json()) as TokenFacts;
    },
    revoke: (what) => {
      store.clear('AccessToken', 'ClientCredentials');
      if (what === 'all') store.clear('RefreshToken', 'Grant', 'Session');
    },
    forgetClients: () => store.clear('Client'),
    get clientCount() {
      return store.count('Client');
    },
    crash: stop,
    async restart() {
      await listenAt(server, { host: '127.0.0.1', port });
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Its own one for each server: the package warns of the one that it brings along. */
function createSigningKey(): object {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256' };
}
