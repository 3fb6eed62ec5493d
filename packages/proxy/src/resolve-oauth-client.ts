import type { OAuthClientOptions, RegisteredOAuthClient } from './oauth-client-options.js';
import { oauthClientPaths } from './surfaces/oauth/oauth-client-paths.js';

/** Options with every default filled in. */
export interface OAuthClientSettings {
  readonly clients: readonly RegisteredOAuthClient[];
  /** Where a document says who the proxy is to which browsers come back here; undefined where there is none. */
  readonly documentFor: (redirectUrl: string) => string | undefined;
}

/** @throws TypeError for an address that can be none, and for a client without a name */
export function resolveOAuthClient(
  { clients = [], clientMetadataUrl }: OAuthClientOptions,
  {
    environment,
    publicUrl,
  }: {
    readonly environment: Readonly<Record<string, string | undefined>>;
    readonly publicUrl: string | undefined;
  },
): OAuthClientSettings {
  for (const { issuer, clientId, services = [] } of clients) {
    if (!URL.canParse(issuer) || clientId === '') {
      throw new TypeError(
        'Each of oauthClient.clients needs the `issuer` of its authorization server, an address, and its `clientId`.',
      );
    }
    const unusable = services.find((service) => URL.parse(service)?.origin !== service);
    if (unusable === undefined) continue;
    throw new TypeError(
      `oauthClient.clients: "${unusable}" is no origin. One is scheme, host and port alone: https://mcp.example.com.`,
    );
  }
  const given = clientMetadataUrl ?? (environment['OAUTH_CLIENT_METADATA_URL'] || undefined);
  if (given !== undefined && !isDocumentUrl(given)) {
    throw new TypeError(
      'oauthClient.clientMetadataUrl (OAUTH_CLIENT_METADATA_URL) must be an https address with a path: authorization servers read it, and it is the name of the client.',
    );
  }
  const own = publicUrl?.startsWith('https:') ? publicUrl : undefined;
  return {
    clients,
    documentFor: (redirectUrl) => {
      if (given !== undefined) return given;
      // Its own one speaks of its public address alone.
      const isOwn = own !== undefined && redirectUrl === `${own}${oauthClientPaths.callback}`;
      return isOwn ? `${own}${oauthClientPaths.metadata}` : undefined;
    },
  };
}

function isDocumentUrl(text: string): boolean {
  const url = URL.parse(text);
  return url?.protocol === 'https:' && url.pathname !== '/' && url.username === '';
}
