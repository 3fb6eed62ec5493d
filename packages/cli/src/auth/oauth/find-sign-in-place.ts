import { CliError } from '../../errors/cli-error.js';
import { checkEndpoint } from './check-endpoint.js';
import { fetchJson, type JsonAnswer } from './fetch-json.js';
import type { SignInPlace } from './sign-in-place.js';

export interface FindSignInPlaceOptions {
  /** By which this program is known to somebody else's authorization server. */
  readonly clientId: string | undefined;
  readonly signal: AbortSignal;
}

type Members = NonNullable<JsonAnswer['body']>;

/** The name of this program where a proxy signs in for itself. */
const ownClientId = 'nanda-cli';

/**
 * Finds out where one signs in for a proxy (RFC 9728, RFC 8414).
 *
 * @throws CliError `NOT_FOUND` for a proxy without accounts, `USAGE_ERROR` where a client id is missing, `UNEXPECTED_ANSWER`
 */
export async function findSignInPlace(
  url: string,
  { clientId, signal }: FindSignInPlaceOptions,
): Promise<SignInPlace> {
  const described = await read(wellKnown(url, 'oauth-protected-resource'), { signal });
  const resource = typeof described?.['resource'] === 'string' ? described['resource'] : undefined;
  const issuers = textsOf(described?.['authorization_servers']);
  // Its own address may be another one than that by which it was asked; then it is asked here all the same.
  const other = issuers.find((issuer) => originOf(issuer) !== originOf(resource ?? url));
  const hasOwn = issuers.length === 0 || issuers.some((issuer) => issuer !== other);
  // Of both, the one is meant that knows this program.
  if (other === undefined || (hasOwn && clientId === undefined)) {
    const own = await read(wellKnown(url, 'oauth-authorization-server'), { signal });
    if (own === undefined) throw noAccounts(url);
    return toPlace(own, { url, clientId: ownClientId, isOwn: true, resource: undefined });
  }
  if (resource === undefined || !covers(resource, url)) throw otherAddress(url, resource);
  if (clientId === undefined) throw noClientId(other);
  const metadata = await readIssuer(other, { signal });
  return toPlace(metadata, { url, clientId, isOwn: false, resource });
}

async function readIssuer(
  issuer: string,
  { signal }: { readonly signal: AbortSignal },
): Promise<Members> {
  const base = checkEndpoint(issuer, { name: 'address' }).replace(/\/$/, '');
  const addresses = [
    wellKnown(base, 'oauth-authorization-server'),
    wellKnown(base, 'openid-configuration'),
    `${base}/.well-known/openid-configuration`,
  ];
  for (const address of new Set(addresses)) {
    const metadata = await read(address, { signal });
    if (metadata === undefined) continue;
    // Else one server could speak for another.
    if (metadata['issuer'] === issuer) return metadata;
    throw new CliError(
      'UNEXPECTED_ANSWER',
      `The authorization server at ${base} calls itself by another name.`,
    );
  }
  throw new CliError('UNEXPECTED_ANSWER', `There is no authorization server at ${base}.`);
}

function toPlace(
  metadata: Members,
  {
    url,
    clientId,
    isOwn,
    resource,
  }: Pick<SignInPlace, 'clientId' | 'isOwn' | 'resource'> & { readonly url: string },
): SignInPlace {
  const trusted = originOf(url);
  const endpoint = (member: string) =>
    metadata[member] === undefined
      ? undefined
      : checkEndpoint(metadata[member], { name: member.replaceAll('_', ' '), trusted });
  const methods = metadata['code_challenge_methods_supported'];
  return {
    issuer: String(metadata['issuer']),
    isOwn,
    clientId,
    authorizationEndpoint: endpoint('authorization_endpoint'),
    tokenEndpoint: checkEndpoint(metadata['token_endpoint'], { name: 'token endpoint', trusted }),
    deviceEndpoint: endpoint('device_authorization_endpoint'),
    revocationEndpoint: endpoint('revocation_endpoint'),
    resource,
    hasPkce: Array.isArray(methods) && methods.includes('S256'),
    namesItself: metadata['authorization_response_iss_parameter_supported'] === true,
  };
}

/** Undefined where there is nothing. */
async function read(
  address: string,
  { signal }: { readonly signal: AbortSignal },
): Promise<Members | undefined> {
  const { status, body } = await fetchJson(address, { signal });
  return status === 200 ? body : undefined;
}

/** Before the path of what is asked about, as both RFCs want it. */
function wellKnown(url: string, name: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}/.well-known/${name}${pathname.replace(/\/+$/, '')}`;
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

function originOf(url: string): string | undefined {
  return URL.parse(url)?.origin;
}

/** Whether a token for the resource is one for what is at the URL: else one proxy could ask for those of another. */
function covers(resource: string, url: string): boolean {
  const named = URL.parse(resource);
  const asked = new URL(url);
  const path = (pathname: string) => `${pathname.replace(/\/+$/, '')}/`;
  return (
    named !== null &&
    named.origin === asked.origin &&
    path(named.pathname).startsWith(path(asked.pathname))
  );
}

function noAccounts(url: string): CliError {
  return new CliError('NOT_FOUND', `The proxy at ${url} has no accounts to sign in to.`, {
    details: { url },
    hint: 'Use it as it is; where it wants a token of its own, set NANDA_TOKEN.',
  });
}

function otherAddress(url: string, resource: string | undefined): CliError {
  const named = resource === undefined ? null : URL.parse(resource);
  return new CliError(
    'UNEXPECTED_ANSWER',
    `The proxy at ${url} wants tokens for another address.`,
    {
      details: { url },
      hint:
        named === null ? undefined : `If that is the same proxy, name it so: --url ${named.origin}`,
    },
  );
}

function noClientId(issuer: string): CliError {
  return new CliError('USAGE_ERROR', `One signs in at ${issuer}, which has to know this program.`, {
    details: { issuer },
    hint: 'Say by which client id it does, as its administrator has set it up: --client-id ID, or nanda config set oauthClientId ID',
  });
}
