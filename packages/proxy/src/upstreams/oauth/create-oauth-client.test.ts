import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

import { expect, test } from 'vitest';

import type {
  BeginAuthorization,
  OAuthClient,
  OAuthService,
} from '../../core/authorizations/oauth-client.js';
import { createOAuthClient } from './create-oauth-client.js';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

interface Site extends AsyncDisposable {
  readonly url: string;
  readonly paths: readonly string[];
}

async function serve(
  pages: (url: string) => Readonly<Record<string, Handler | object>>,
): Promise<Site> {
  const paths: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    paths.push(`${request.method} ${path}`);
    const page = pages(url)[path];
    if (typeof page === 'function') {
      (page as Handler)(request, response);
      return;
    }
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(page === undefined ? '' : JSON.stringify(page));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    paths,
    async [Symbol.asyncDispose]() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

const wellKnown = '/.well-known/oauth-protected-resource';
const ofServer = '/.well-known/oauth-authorization-server';

function metadata(url: string, more: object = {}): object {
  return {
    issuer: url,
    authorization_endpoint: `${url}/authorize`,
    token_endpoint: `${url}/token`,
    registration_endpoint: `${url}/register`,
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['none'],
    ...more,
  };
}

function sound(url: string): Record<string, Handler | object> {
  return {
    [`${wellKnown}/mcp`]: { resource: `${url}/mcp`, authorization_servers: [url] },
    [ofServer]: metadata(url),
    '/register': { client_id: 'client', redirect_uris: ['http://127.0.0.1:1/oauth/callback'] },
  };
}

function open(): OAuthClient & AsyncDisposable {
  const client = createOAuthClient({
    clientInfo: { name: 'test', version: '1' },
    clients: [],
    documentFor: () => undefined,
    registrations: { find: async () => undefined, save: async () => {}, delete: async () => {} },
  });
  return Object.assign(client, { [Symbol.asyncDispose]: client.close });
}

function beginAt(url: string, service: Partial<OAuthService> = {}): BeginAuthorization {
  return {
    service: {
      name: 'Service',
      url: `${url}/mcp`,
      addressPolicy: 'public-and-loopback',
      challenge: {},
      ...service,
    },
    redirectUrl: 'http://127.0.0.1:1/oauth/callback',
    state: 'state',
    isNewClient: false,
    signal: new AbortController().signal,
  };
}

test('what is sound leads to a page', async () => {
  await using site = await serve(sound);
  await using client = open();
  const begun = await client.begin(beginAt(site.url));
  expect(begun).toMatchObject({
    issuer: site.url,
    resource: `${site.url}/mcp`,
    client: { clientId: 'client', origin: 'registered' },
  });
  expect(new URL(begun.url).searchParams.get('resource')).toBe(`${site.url}/mcp`);
});

test('where the challenge names no place, the usual ones are looked at, and last the origin itself', async () => {
  await using root = await serve((url) => ({
    ...sound(url),
    [`${wellKnown}/mcp`]: (_, response) => response.writeHead(404).end(),
    [wellKnown]: { resource: url, authorization_servers: [`${url}/tenant`] },
    [ofServer]: (_, response) => response.writeHead(404).end(),
    '/tenant/.well-known/openid-configuration': {
      ...metadata(url, { issuer: `${url}/tenant` }),
      jwks_uri: `${url}/jwks`,
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    },
  }));
  await using client = open();
  expect(await client.begin(beginAt(root.url))).toMatchObject({
    issuer: `${root.url}/tenant`,
    resource: root.url,
  });
  await using old = await serve((url) => ({ ...sound(url), [`${wellKnown}/mcp`]: [] }));
  expect(await client.begin(beginAt(old.url))).toMatchObject({ issuer: old.url });
});

const wrong: [string, string, (url: string) => object, Partial<OAuthService>?][] = [
  [
    'metadata of another service',
    'UPSTREAM_PROTOCOL_ERROR',
    (url) => ({
      [`${wellKnown}/mcp`]: { resource: 'https://evil.example/mcp', authorization_servers: [url] },
    }),
  ],
  [
    'a server that says it is another',
    'UPSTREAM_PROTOCOL_ERROR',
    () => ({ [ofServer]: metadata('https://evil.example') }),
  ],
  [
    'no word of PKCE',
    'UPSTREAM_PROTOCOL_ERROR',
    (url) => ({ [ofServer]: metadata(url, { code_challenge_methods_supported: undefined }) }),
  ],
  [
    'only plain PKCE',
    'UPSTREAM_PROTOCOL_ERROR',
    (url) => ({ [ofServer]: metadata(url, { code_challenge_methods_supported: ['plain'] }) }),
  ],
  [
    'a page that is no https',
    'UPSTREAM_PROTOCOL_ERROR',
    (url) => ({
      [ofServer]: metadata(url, { authorization_endpoint: 'http://evil.example/authorize' }),
    }),
  ],
  [
    'a page with a user name',
    'UPSTREAM_PROTOCOL_ERROR',
    (url) => ({
      [ofServer]: metadata(url, { authorization_endpoint: 'https://good.example@evil.example/' }),
    }),
  ],
  [
    'a page of a program',
    'UPSTREAM_PROTOCOL_ERROR',
    (url) => ({ [ofServer]: metadata(url, { authorization_endpoint: 'file:///etc/passwd' }) }),
  ],
  [
    'a page in the network of its user',
    'BLOCKED_ADDRESS',
    (url) => ({
      [ofServer]: metadata(url, { authorization_endpoint: 'https://192.168.0.1/reboot' }),
    }),
  ],
  [
    'tokens in the network of the proxy',
    'BLOCKED_ADDRESS',
    (url) => ({ [ofServer]: metadata(url, { token_endpoint: 'https://10.0.0.1/token' }) }),
  ],
  [
    'registration in the network of the proxy',
    'BLOCKED_ADDRESS',
    (url) => ({
      [ofServer]: metadata(url, { registration_endpoint: 'https://[fd00::1]/register' }),
    }),
  ],
  [
    'an issuer in the network of the proxy',
    'BLOCKED_ADDRESS',
    (url) => ({
      [`${wellKnown}/mcp`]: {
        resource: `${url}/mcp`,
        authorization_servers: ['https://169.254.169.254'],
      },
    }),
  ],
  [
    'metadata in the network of the proxy',
    'BLOCKED_ADDRESS',
    () => ({}),
    { challenge: { resourceMetadata: 'https://10.0.0.1/metadata' } },
  ],
  [
    'metadata without TLS elsewhere',
    'UPSTREAM_PROTOCOL_ERROR',
    () => ({}),
    { challenge: { resourceMetadata: 'http://evil.example/metadata' } },
  ],
  [
    'a service of this machine that a registry names',
    'BLOCKED_ADDRESS',
    () => ({}),
    { addressPolicy: 'public' },
  ],
  [
    'metadata without an end',
    'UPSTREAM_PROTOCOL_ERROR',
    () => ({
      [`${wellKnown}/mcp`]: (_: unknown, response: ServerResponse) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        const more = (): void => {
          while (response.write('"'.repeat(65_536)));
          response.once('drain', more);
        };
        more();
      },
    }),
  ],
  [
    'metadata that grow when they are unpacked',
    'UPSTREAM_PROTOCOL_ERROR',
    () => ({
      [`${wellKnown}/mcp`]: (_: unknown, response: ServerResponse) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
        response.end(gzipSync(`{"resource":"${' '.repeat(5_000_000)}"}`));
      },
    }),
  ],
  [
    'metadata that nest deeply',
    'UPSTREAM_PROTOCOL_ERROR',
    () => ({
      [`${wellKnown}/mcp`]: (_: unknown, response: ServerResponse) => {
        response.end(`{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`);
      },
    }),
  ],
  [
    'a server with a fault',
    'CONNECTION_FAILED',
    () => ({
      [ofServer]: (_: unknown, response: ServerResponse) => response.writeHead(500).end('stack'),
    }),
  ],
  [
    'a registration that is refused',
    'VALIDATION_ERROR',
    () => ({
      '/register': (_: unknown, response: ServerResponse) =>
        response.writeHead(403).end('<h1>no</h1>'),
    }),
  ],
];

test.each(wrong)('%s: %s', async (_, code, pages, service) => {
  await using site = await serve((url) => ({ ...sound(url), ...pages(url) }));
  await using client = open();
  const failure = await client.begin(beginAt(site.url, service)).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(failure).toMatchObject({ code });
  expect(site.paths.some((path) => path.includes('/authorize') || path.includes('/token'))).toBe(
    false,
  );
});

test('a redirect of the metadata to another host is not followed', async () => {
  await using other = await serve(sound);
  await using site = await serve((url) => ({
    ...sound(url),
    [`${wellKnown}/mcp`]: (_, response) =>
      response.writeHead(302, { location: `${other.url}${wellKnown}/mcp` }).end(),
  }));
  await using client = open();
  expect(await client.begin(beginAt(site.url))).toMatchObject({ issuer: site.url });
  expect(other.paths).toEqual([]);
});

test('tokens of a kind that is not known are not taken', async () => {
  await using site = await serve((url) => ({
    ...sound(url),
    '/token': { access_token: 'x', token_type: 'DPoP' },
  }));
  await using client = open();
  const asked = beginAt(site.url);
  const begun = await client.begin(asked);
  const finish = (answer: string) =>
    client.finish(begun, {
      service: asked.service,
      redirectUrl: asked.redirectUrl,
      answer: new URLSearchParams(answer),
      signal: asked.signal,
    });
  await expect(finish('code=x')).rejects.toMatchObject({ code: 'UPSTREAM_PROTOCOL_ERROR' });
  await expect(finish('')).rejects.toMatchObject({ code: 'UPSTREAM_PROTOCOL_ERROR' });
  await expect(finish('error=access_denied')).rejects.toMatchObject({ code: 'access_denied' });
});

test('whether it can be found out who authorizes is asked once', async () => {
  await using site = await serve(sound);
  await using nothing = await serve(() => ({}));
  await using client = open();
  const { service, signal } = beginAt(site.url);
  expect(await client.recognizes(service, signal)).toBe(true);
  const seen = site.paths.length;
  expect(await client.recognizes(service, signal)).toBe(true);
  expect(site.paths.length).toBe(seen);
  expect(await client.recognizes(beginAt(nothing.url).service, signal)).toBe(false);
});
