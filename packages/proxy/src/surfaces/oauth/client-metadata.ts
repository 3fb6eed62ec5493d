import { withoutEndSlashes } from '../../core/without-end-slashes.js';
import { oauthClientPaths } from './oauth-client-paths.js';

/** Says to authorization servers who the proxy is: its address is its client id (OAuth Client ID Metadata Document). */
export function clientMetadata(publicUrl: string): Readonly<Record<string, unknown>> {
  const base = withoutEndSlashes(publicUrl);
  return {
    client_id: `${base}${oauthClientPaths.metadata}`,
    client_name: `NANDA (${new URL(base).host})`,
    client_uri: base,
    redirect_uris: [`${base}${oauthClientPaths.callback}`],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    token_endpoint_auth_method: 'none',
    application_type: 'web',
  };
}
