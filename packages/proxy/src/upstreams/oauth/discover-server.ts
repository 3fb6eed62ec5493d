import {
  checkResourceAllowed,
  discoverAuthorizationServerMetadata,
  discoverOAuthProtectedResourceMetadata,
  IssuerMismatchError,
  resourceUrlFromServerUrl,
  type AuthorizationServerMetadata,
  type FetchLike,
  type OAuthProtectedResourceMetadata,
} from '@modelcontextprotocol/client';

import type { OAuthChallenge, OAuthService } from '../../core/authorizations/oauth-client.js';
import { NandaError } from '../../core/nanda-error.js';
import { checkEndpoint } from './check-endpoint.js';
import { toWebUrl } from './to-web-url.js';

/** Who authorizes for a service, as it and its authorization server say. */
export interface DiscoveredServer {
  readonly issuer: string;
  readonly metadata: AuthorizationServerMetadata;
  /** RFC 8707: the service as its tokens name it, in its own words where it has said so. */
  readonly resource: string;
  /** That the service names in its metadata. */
  readonly scopes: readonly string[];
}

export interface DiscoverOptions {
  readonly fetchFn: FetchLike;
  readonly challenge: OAuthChallenge;
  /** Issuers with which a client of ours is known: the first of them is taken, where the service names several. */
  readonly preferred: readonly string[];
}

const maximumIssuers = 16;

/**
 * Finds out who authorizes for a service (RFC 9728, RFC 8414, OpenID Connect Discovery), and whether what is said holds
 * together.
 */
export async function discoverServer(
  service: OAuthService,
  { fetchFn, challenge, preferred }: DiscoverOptions,
): Promise<DiscoveredServer> {
  const url = toWebUrl(service.url);
  const described = await describeResource(service, { url, fetchFn, challenge });
  const canonical = resourceUrlFromServerUrl(url);
  const resource = described?.resource ?? canonical.href;
  if (!checkResourceAllowed({ requestedResource: canonical, configuredResource: resource })) {
    throw contradiction(
      `The metadata of "${service.name}" is about another service, so no token is asked for.`,
    );
  }
  const issuers = (described?.authorization_servers ?? []).slice(0, maximumIssuers);
  // Before RFC 9728, the service's own origin was where to look.
  const issuer = issuers.find((one) => preferred.includes(one)) ?? issuers[0] ?? `${url.origin}/`;
  const metadata = await discoverIssuer(issuer, { ...service, fetchFn });
  return {
    issuer: metadata.issuer,
    metadata,
    resource,
    scopes: described?.scopes_supported ?? [],
  };
}

/** What an authorization server says of itself. */
export async function discoverIssuer(
  issuer: string,
  {
    fetchFn,
    addressPolicy: policy,
  }: Pick<OAuthService, 'addressPolicy'> & { readonly fetchFn: FetchLike },
): Promise<AuthorizationServerMetadata> {
  checkEndpoint(issuer, { what: 'authorization server', policy });
  let metadata: AuthorizationServerMetadata | undefined;
  try {
    metadata = await discoverAuthorizationServerMetadata(issuer, { fetchFn });
  } catch (error) {
    if (error instanceof NandaError) throw error;
    throw contradiction(
      error instanceof IssuerMismatchError
        ? 'The authorization server of this service says that it is another one, and is not used.'
        : 'The authorization server of this service describes itself in a way that is not valid.',
    );
  }
  if (metadata === undefined) {
    throw contradiction(
      'The service does not say who gives out its tokens: there is no metadata of an authorization server.',
    );
  }
  checkEndpoint(metadata.token_endpoint, { what: 'token endpoint', policy });
  return metadata;
}

async function describeResource(
  service: OAuthService,
  {
    url,
    fetchFn,
    challenge,
  }: {
    readonly url: URL;
    readonly fetchFn: FetchLike;
    readonly challenge: OAuthChallenge;
  },
): Promise<OAuthProtectedResourceMetadata | undefined> {
  const named = challenge.resourceMetadata && URL.parse(challenge.resourceMetadata);
  if (named) {
    // A service of this network that is reached without TLS describes itself without it too.
    if (named.origin !== url.origin) {
      checkEndpoint(named.href, { what: 'metadata', policy: service.addressPolicy });
    }
    const found = await read(url, { fetchFn, at: named });
    if (found !== undefined) return found;
  }
  return read(url, { fetchFn });
}

async function read(
  url: URL,
  { fetchFn, at }: { readonly fetchFn: FetchLike; readonly at?: URL },
): Promise<OAuthProtectedResourceMetadata | undefined> {
  let isFound = false;
  const watched: FetchLike = async (input, init) => {
    const response = await fetchFn(input, init);
    isFound = response.ok;
    return response;
  };
  try {
    const options = at && { resourceMetadataUrl: at };
    return await discoverOAuthProtectedResourceMetadata(url, options, watched);
  } catch (error) {
    if (error instanceof NandaError) throw error;
    if (!isFound) return undefined;
    throw contradiction('The service describes its authorization in a way that is not valid.');
  }
}

function contradiction(what: string): NandaError {
  return new NandaError('UPSTREAM_PROTOCOL_ERROR', `${what} Ask the service's owner.`);
}
