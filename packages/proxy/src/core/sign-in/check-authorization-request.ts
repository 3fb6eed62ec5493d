import type { AuthorizationRequest } from './authorization-request.js';
import { checkResource } from './check-resource.js';
import { matchesRedirectUri } from './matches-redirect-uri.js';
import type { OAuthClient } from './oauth-client.js';
import { OAuthError } from './oauth-error.js';
import type { OAuthParameters } from './oauth-parameters.js';
import { readScope } from './read-scope.js';

export interface CheckOptions {
  readonly clients: ReadonlyMap<string, OAuthClient>;
  /** The proxy's own address. */
  readonly issuer: string;
}

/** What came of it. What is wrong is told to the program only where it is known that the address is its own. */
export type CheckedRequest =
  | { readonly request: AuthorizationRequest }
  | {
      readonly error: OAuthError;
      readonly redirectUri: string;
      readonly state: string | undefined;
    };

const maxState = 2048;

/**
 * Looks at what a program has put into the address of the authorization page (RFC 6749 §4.1.1, RFC 7636).
 *
 * @throws OAuthError for what is told to the person alone: an unknown program, an address that it never named
 */
export function checkAuthorizationRequest(
  parameters: OAuthParameters,
  { clients, issuer }: CheckOptions,
): CheckedRequest {
  const client = clients.get(parameters['client_id'] ?? '');
  if (client === undefined) {
    throw new OAuthError('invalid_client', 'This proxy does not know the program that asks.');
  }
  const redirectUri = parameters['redirect_uri'];
  if (redirectUri === undefined || !matchesRedirectUri(redirectUri, client.redirectUris)) {
    throw new OAuthError(
      'invalid_request',
      'The program wants to be answered at an address that it has not named before.',
    );
  }
  const state = parameters['state'];
  try {
    if (state !== undefined && state.length > maxState) {
      throw new OAuthError('invalid_request', `state is longer than ${maxState} characters.`);
    }
    return { request: { ...readRest(parameters, { issuer }), client, redirectUri, state } };
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    return { error, redirectUri, state: state?.slice(0, maxState) };
  }
}

function readRest(
  parameters: OAuthParameters,
  { issuer }: { readonly issuer: string },
): Pick<AuthorizationRequest, 'codeChallenge' | 'scope' | 'resource'> {
  if (parameters['response_type'] !== 'code') {
    throw new OAuthError('unsupported_response_type', 'response_type is code.');
  }
  if (parameters['code_challenge_method'] !== 'S256') {
    throw new OAuthError('invalid_request', 'code_challenge_method is S256.');
  }
  const codeChallenge = parameters['code_challenge'] ?? '';
  if (!/^[\w-]{43}$/.test(codeChallenge)) {
    throw new OAuthError('invalid_request', 'code_challenge is a SHA-256 hash in base64url.');
  }
  const scope = readScope(parameters['scope']);
  const resource = parameters['resource'];
  checkResource(resource, { issuer });
  return { codeChallenge, scope, resource };
}
