import {
  selectClientAuthMethod,
  type AddClientAuthentication,
  type OAuthClientInformationMixed,
} from '@modelcontextprotocol/client';

import type { OAuthClientId } from '../../core/authorizations/oauth-client.js';

/** How a client names itself to the token endpoint: in the way that the server wants, spelled as RFC 6749 §2.3.1 says. */
export function authenticateClient(client: OAuthClientId): AddClientAuthentication {
  return (headers, parameters, _url, metadata) => {
    const { clientId, clientSecret } = client;
    const supported = metadata?.token_endpoint_auth_methods_supported ?? [];
    const method = selectClientAuthMethod(toClientInformation(client), supported);
    if (method === 'client_secret_basic' && clientSecret !== undefined) {
      const pair = `${encode(clientId)}:${encode(clientSecret)}`;
      headers.set('Authorization', `Basic ${Buffer.from(pair).toString('base64')}`);
      return;
    }
    parameters.set('client_id', clientId);
    if (method === 'client_secret_post' && clientSecret !== undefined) {
      parameters.set('client_secret', clientSecret);
    }
  };
}

/** A client in the SDK's words. */
export function toClientInformation({
  clientId,
  clientSecret,
  authMethod,
}: OAuthClientId): OAuthClientInformationMixed {
  return {
    client_id: clientId,
    ...(clientSecret !== undefined && { client_secret: clientSecret }),
    ...(authMethod !== undefined && { token_endpoint_auth_method: authMethod }),
  };
}

function encode(text: string): string {
  return new URLSearchParams({ text }).toString().slice('text='.length);
}
