import type { ProxyClient } from '../client/create-proxy-client.js';

/** Milliseconds; it ends by itself as well. */
const patience = 3000;

/** Gives up an authorization, so that whoever still has its page can agree to nothing. Never rejects. */
export async function cancelAuthorization(
  authorizationId: string,
  { client }: { readonly client: ProxyClient },
): Promise<void> {
  const options = { params: { authorizationId }, timeout: patience };
  await client.call('authorizations.cancel', options).catch(() => undefined);
}
