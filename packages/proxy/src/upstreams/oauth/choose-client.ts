import { registerClient, type FetchLike } from '@modelcontextprotocol/client';

import type { ClientRegistrations } from '../../core/authorizations/client-registrations.js';
import type { BeginAuthorization, OAuthClientId } from '../../core/authorizations/oauth-client.js';
import { NandaError } from '../../core/nanda-error.js';
import { checkEndpoint } from './check-endpoint.js';
import type { DiscoveredServer } from './discover-server.js';

/** A client that is registered with an authorization server already. */
export interface ConfiguredClient {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
  /** Origins. @default all */
  readonly services?: readonly string[] | undefined;
}

export interface ChooseClientOptions {
  readonly server: Pick<DiscoveredServer, 'issuer' | 'metadata'>;
  readonly request: Pick<BeginAuthorization, 'client' | 'redirectUrl' | 'isNewClient' | 'service'>;
  readonly configured: readonly ConfiguredClient[];
  /** Where a document says who we are (Client ID Metadata Document) to which browsers come back there; https. */
  readonly documentFor: (redirectUrl: string) => string | undefined;
  readonly registrations: ClientRegistrations;
  readonly clientName: string;
  readonly fetchFn: FetchLike;
}

/** Who we are to an authorization server: in the order that MCP says, and as whom it knows already before anew. */
export async function chooseClient(options: ChooseClientOptions): Promise<OAuthClientId> {
  const { server, request, configured } = options;
  const { issuer, metadata } = server;
  if (request.client !== undefined) return { ...request.client, origin: 'given' };
  const { origin } = new URL(request.service.url);
  const ofIssuer = configured.filter((client) => client.issuer === issuer);
  const known =
    ofIssuer.find(({ services }) => services?.includes(origin)) ??
    ofIssuer.find(({ services }) => services === undefined);
  if (known !== undefined) {
    const { clientId, clientSecret } = known;
    return { clientId, ...(clientSecret !== undefined && { clientSecret }), origin: 'configured' };
  }
  const documentUrl = options.documentFor(request.redirectUrl);
  if (metadata.client_id_metadata_document_supported === true && documentUrl !== undefined) {
    return { clientId: documentUrl, authMethod: 'none', origin: 'document' };
  }
  if (metadata.registration_endpoint === undefined) {
    throw new NandaError(
      'VALIDATION_ERROR',
      `"${URL.parse(issuer)?.host}" does not let clients register themselves. Register one there with the redirect URI ${request.redirectUrl}, and give its \`clientId\` (and \`clientSecret\`, where it has one).`,
      { details: { issuer, redirectUrl: request.redirectUrl } },
    );
  }
  const key = { issuer, redirectUrl: request.redirectUrl };
  const before = request.isNewClient ? undefined : await options.registrations.find(key);
  if (before !== undefined) return before;
  const { client, isLasting } = await register(metadata.registration_endpoint, options);
  if (isLasting) await options.registrations.save(key, client);
  return client;
}

async function register(
  endpoint: string,
  { server, request, clientName, fetchFn }: ChooseClientOptions,
): Promise<{
  readonly client: OAuthClientId;
  /** Whether it may be used again another day. */
  readonly isLasting: boolean;
}> {
  const { metadata, issuer } = server;
  const { redirectUrl, service } = request;
  checkEndpoint(endpoint, { what: 'registration endpoint', policy: service.addressPolicy });
  const isWeb = redirectUrl.startsWith('https:');
  const grants = metadata.grant_types_supported ?? ['authorization_code', 'refresh_token'];
  const registered = await registerClient(issuer, {
    metadata,
    clientMetadata: {
      client_name: clientName,
      redirect_uris: [redirectUrl],
      response_types: ['code'],
      grant_types: ['authorization_code', 'refresh_token'].filter(
        (grant) => grant === 'authorization_code' || grants.includes(grant),
      ),
      token_endpoint_auth_method: chooseAuthMethod(metadata.token_endpoint_auth_methods_supported, {
        isWeb,
      }),
      application_type: isWeb ? 'web' : 'native',
    },
    fetchFn,
  });
  const { client_id: clientId, client_secret: clientSecret } = registered;
  const authMethod = registered.token_endpoint_auth_method;
  return {
    client: {
      clientId,
      ...(clientSecret !== undefined && { clientSecret }),
      ...(authMethod !== undefined && { authMethod }),
      origin: 'registered',
    },
    isLasting: clientSecret === undefined || (registered.client_secret_expires_at ?? 0) === 0,
  };
}

/** A program on somebody's machine keeps no secret that is one. */
function chooseAuthMethod(
  supported: readonly string[] = ['client_secret_basic'],
  { isWeb }: { readonly isWeb: boolean },
): string {
  const secret = ['client_secret_basic', 'client_secret_post'];
  const wanted = isWeb ? [...secret, 'none'] : ['none', ...secret];
  return wanted.find((method) => supported.includes(method)) ?? 'none';
}
