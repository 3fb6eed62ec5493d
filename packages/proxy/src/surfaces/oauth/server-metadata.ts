import { permissions } from '@nanda/protocol/facts';
import { deviceGrant } from '../../core/sign-in/exchange-grant.js';
import { oauthPaths } from './oauth-paths.js';

/** What clients may know of this authorization server (RFC 8414). */
export function serverMetadata(issuer: string): Readonly<Record<string, unknown>> {
  return {
    issuer,
    authorization_endpoint: `${issuer}${oauthPaths.authorize}`,
    token_endpoint: `${issuer}${oauthPaths.token}`,
    device_authorization_endpoint: `${issuer}${oauthPaths.deviceAuthorization}`,
    revocation_endpoint: `${issuer}${oauthPaths.revoke}`,
    jwks_uri: `${issuer}${oauthPaths.jwks}`,
    scopes_supported: ['*', ...permissions],
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code', 'refresh_token', deviceGrant],
    token_endpoint_auth_methods_supported: ['none'],
    revocation_endpoint_auth_methods_supported: ['none'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
  };
}
