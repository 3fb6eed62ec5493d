import {
  ClientCredentialsProvider,
  exchangeAuthorization,
  fetchToken,
  refreshAuthorization,
  startAuthorization,
  validateAuthorizationResponseIssuer,
  type AuthorizationServerMetadata,
  type FetchLike,
} from '@modelcontextprotocol/client';

import type { ClientRegistrations } from '../../core/authorizations/client-registrations.js';
import type {
  BeginAuthorization,
  OAuthClient,
  OAuthService,
  OAuthTokens,
} from '../../core/authorizations/oauth-client.js';
import { OAuthRefusalError } from '../../core/authorizations/oauth-refusal-error.js';
import type { AddressPolicy } from '../../core/connections/upstream-connector.js';
import { NandaError } from '../../core/nanda-error.js';
import { createDialler, type Dialler } from '../../network/create-dialler.js';
import { excerpt } from '../errors/excerpt.js';
import { createVerdictCache } from '../shared/create-verdict-cache.js';
import { userAgentOf } from '../shared/user-agent-of.js';
import { authenticateClient, toClientInformation } from './authenticate-client.js';
import { checkEndpoint } from './check-endpoint.js';
import { chooseClient, type ChooseClientOptions, type ConfiguredClient } from './choose-client.js';
import { chooseScope } from './choose-scope.js';
import { createOAuthFetch } from './create-oauth-fetch.js';
import { discoverIssuer, discoverServer, type DiscoveredServer } from './discover-server.js';
import { probeChallenge } from './probe-challenge.js';
import { readTokens } from './read-tokens.js';
import { revokeToken } from './revoke-token.js';
import { toOAuthFailure } from './to-oauth-failure.js';

export interface OAuthClientOptions {
  readonly clientInfo: { readonly name: string; readonly version: string };
  readonly clients: readonly ConfiguredClient[];
  readonly documentFor: ChooseClientOptions['documentFor'];
  readonly registrations: ClientRegistrations;
  /** @default Date.now */
  readonly now?: () => number;
}

/** Milliseconds that an issuer's metadata serves for renewals. */
const metadataAge = 600_000;

/** The OAuth 2.1 client of services, over the SDK's functions and the guarded way out. */
export function createOAuthClient({
  clientInfo,
  clients,
  documentFor,
  registrations,
  now = Date.now,
}: OAuthClientOptions): OAuthClient {
  const diallers = new Map<AddressPolicy, Dialler>();
  const issuers = createVerdictCache<AuthorizationServerMetadata>({
    maximumAge: metadataAge,
    limit: 200,
  });
  const recognized = createVerdictCache<boolean>({ maximumAge: metadataAge, limit: 1000 });
  const userAgent = userAgentOf(clientInfo);

  const diallerFor = (policy: AddressPolicy): Dialler => {
    const known = diallers.get(policy) ?? createDialler({ policy });
    diallers.set(policy, known);
    return known;
  };
  const fetchFor = (policy: AddressPolicy, signal: AbortSignal): FetchLike =>
    createOAuthFetch({ dialler: diallerFor(policy), userAgent, signal });
  const keyOf = (policy: AddressPolicy, issuer: string): string => `${policy} ${issuer}`;

  const discover = async (
    service: OAuthService,
    { fetchFn, signal }: { readonly fetchFn: FetchLike; readonly signal: AbortSignal },
  ): Promise<DiscoveredServer & { readonly challenged: string | undefined }> => {
    const dialler = diallerFor(service.addressPolicy);
    const challenge =
      service.challenge ?? (await probeChallenge(service, { dialler, userAgent, signal }));
    const preferred = clients.map(({ issuer }) => issuer);
    const server = await discoverServer(service, { fetchFn, challenge, preferred });
    issuers.set(keyOf(service.addressPolicy, server.issuer), server.metadata);
    return { ...server, challenged: challenge.scope };
  };

  const metadataOf = async (
    issuer: string,
    {
      addressPolicy,
      signal,
    }: { readonly addressPolicy: AddressPolicy; readonly signal: AbortSignal },
  ): Promise<AuthorizationServerMetadata> => {
    const key = keyOf(addressPolicy, issuer);
    const fetchFn = fetchFor(addressPolicy, signal);
    const known = issuers.get(key) ?? (await discoverIssuer(issuer, { fetchFn, addressPolicy }));
    issuers.set(key, known);
    return known;
  };

  const begin = async (request: BeginAuthorization): ReturnType<OAuthClient['begin']> => {
    const { service, signal, redirectUrl, state, granted } = request;
    const fetchFn = fetchFor(service.addressPolicy, signal);
    const server = await discover(service, { fetchFn, signal });
    const { issuer, metadata, resource } = server;
    requirePkce(metadata);
    const client = await chooseClient({
      server,
      request,
      configured: clients,
      documentFor,
      registrations,
      clientName: 'NANDA',
      fetchFn,
    }).catch((error: unknown) => {
      throw toOAuthFailure(error, { issuer });
    });
    const scope = chooseScope({
      asked: request.scope,
      challenged: server.challenged,
      granted: granted?.issuer === issuer ? granted.scope : undefined,
      ofService: server.scopes,
      ofServer: metadata.scopes_supported ?? [],
    });
    const started = await startAuthorization(issuer, {
      metadata,
      clientInformation: toClientInformation(client),
      redirectUrl,
      state,
      resource,
      ...(scope !== undefined && { scope }),
    });
    const { href: url } = checkEndpoint(started.authorizationUrl.href, {
      what: 'authorization page',
      policy: service.addressPolicy,
    });
    return { url, issuer, scope, resource, client, codeVerifier: started.codeVerifier, metadata };
  };

  const close = async (): Promise<void> => {
    const all = [...diallers.values()];
    diallers.clear();
    await Promise.all(all.map((dialler) => dialler.close()));
  };

  return {
    async recognizes(service, signal) {
      const key = keyOf(service.addressPolicy, service.url);
      const known = recognized.get(key);
      if (known !== undefined) return known;
      try {
        const fetchFn = fetchFor(service.addressPolicy, signal);
        await discover({ ...service, challenge: service.challenge ?? {} }, { fetchFn, signal });
        recognized.set(key, true);
        return true;
      } catch (error) {
        // Whoever could not be reached may be asked again.
        const isSettled = error instanceof NandaError && error.code !== 'CONNECTION_FAILED';
        if (isSettled) recognized.set(key, false);
        return false;
      }
    },

    begin,

    async finish(begun, { service, redirectUrl, answer, signal }) {
      const { issuer, resource, client, codeVerifier, scope } = begun;
      const metadata = begun.metadata as AuthorizationServerMetadata;
      const iss = answer.get('iss') ?? undefined;
      try {
        // Before anything else is read of the answer: in a mix-up all of it is the attacker's.
        validateAuthorizationResponseIssuer({
          iss,
          expectedIssuer: issuer,
          issParameterSupported: metadata.authorization_response_iss_parameter_supported === true,
        });
        const authorizationCode = readCode(answer);
        const tokens = await exchangeAuthorization(issuer, {
          metadata,
          clientInformation: toClientInformation(client),
          authorizationCode,
          ...(iss !== undefined && { iss }),
          codeVerifier,
          redirectUri: redirectUrl,
          resource,
          addClientAuthentication: authenticateClient(client),
          fetchFn: fetchFor(service.addressPolicy, signal),
        });
        return readTokens(tokens, { issuer, resource, client, asked: scope, now: now() });
      } catch (error) {
        await forgetUnknown(error, { issuer, client });
        throw toOAuthFailure(error, { issuer });
      }
    },

    async renew(tokens, { addressPolicy, signal }) {
      const { issuer, client, resource, refreshToken, scope } = tokens;
      if (refreshToken === undefined) throw new OAuthRefusalError('invalid_grant');
      const metadata = await metadataOf(issuer, { addressPolicy, signal });
      try {
        const renewed = await refreshAuthorization(issuer, {
          metadata,
          clientInformation: toClientInformation(client),
          refreshToken,
          resource,
          addClientAuthentication: authenticateClient(client),
          fetchFn: fetchFor(addressPolicy, signal),
        });
        return readTokens(renewed, { issuer, resource, client, asked: scope, now: now() });
      } catch (error) {
        await forgetUnknown(error, { issuer, client });
        throw toOAuthFailure(error, { issuer });
      }
    },

    async obtain({ service, client: given, scope: asked, signal }) {
      const fetchFn = fetchFor(service.addressPolicy, signal);
      const server = await discover(service, { fetchFn, signal });
      const { issuer, metadata, resource } = server;
      const client = { ...given, origin: 'given' } as const;
      const scope = asked ?? server.challenged ?? (server.scopes.join(' ') || undefined);
      const provider = Object.assign(
        new ClientCredentialsProvider({
          clientId: client.clientId,
          clientSecret: client.clientSecret ?? '',
          expectedIssuer: issuer,
        }),
        { addClientAuthentication: authenticateClient(client) },
      );
      try {
        const tokens = await fetchToken(provider, issuer, {
          metadata,
          resource,
          ...(scope !== undefined && { scope }),
          fetchFn,
        });
        return readTokens(tokens, { issuer, resource, client, asked: scope, now: now() });
      } catch (error) {
        throw toOAuthFailure(error, { issuer });
      }
    },

    async revoke(tokens, { addressPolicy, signal }) {
      const metadata = await metadataOf(tokens.issuer, { addressPolicy, signal });
      const fetchFn = fetchFor(addressPolicy, signal);
      await revokeToken(tokens, { metadata, fetchFn, policy: addressPolicy });
    },

    close,
  };

  /** A server that does not know us any more is asked to register us anew the next time. */
  async function forgetUnknown(
    error: unknown,
    { issuer, client }: Pick<OAuthTokens, 'issuer' | 'client'>,
  ): Promise<void> {
    const failure = toOAuthFailure(error, { issuer });
    const isUnknown =
      failure instanceof OAuthRefusalError &&
      ['invalid_client', 'unauthorized_client'].includes(failure.code);
    if (isUnknown && client.origin === 'registered') {
      await registrations.delete({ issuer }, client.clientId);
    }
  }
}

/** MCP: without a word of it, nobody knows whether a stolen code would be of use. */
function requirePkce({
  issuer,
  code_challenge_methods_supported: methods,
  response_types_supported: types,
}: AuthorizationServerMetadata): void {
  if (methods?.includes('S256') === true && types.includes('code')) return;
  throw new NandaError(
    'UPSTREAM_PROTOCOL_ERROR',
    `"${URL.parse(issuer)?.host}" does not say that it supports authorization codes with PKCE (S256), without which they could be stolen. Ask the service's owner.`,
  );
}

function readCode(answer: URLSearchParams): string {
  const refusal = answer.get('error');
  if (refusal !== null) {
    const description = answer.get('error_description');
    throw new OAuthRefusalError(excerpt(refusal, { limit: 60 }), {
      ...(description !== null && { description: excerpt(description) }),
    });
  }
  const code = answer.get('code');
  if (code !== null && code !== '') return code;
  throw new NandaError(
    'UPSTREAM_PROTOCOL_ERROR',
    'The browser came back without an answer of the authorization server. Begin again.',
  );
}
