import { withDeadline } from '../with-deadline.js';
import type { OAuthClient, OAuthService, OAuthTokens } from './oauth-client.js';
import { oauthErrors } from './oauth-errors.js';
import { OAuthRefusalError } from './oauth-refusal-error.js';
import type { TokenSupply } from './token-supply.js';

export interface ClientSupplyOptions {
  readonly client: Pick<OAuthClient, 'obtain'>;
  readonly service: () => OAuthService;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope?: string | undefined;
}

/** Milliseconds. */
const limit = 20_000;

/** Tokens that a client gets for itself: they are kept nowhere, for there are always others. */
export function createClientSupply({
  client,
  service,
  scope,
  ...credentials
}: ClientSupplyOptions): TokenSupply {
  async function obtain(): Promise<OAuthTokens> {
    const deadline = withDeadline(limit, { reason: () => oauthErrors.tooSlow(service().name) });
    try {
      return await client.obtain({
        service: service(),
        client: credentials,
        scope,
        signal: deadline.signal,
      });
    } catch (error) {
      if (!(error instanceof OAuthRefusalError)) throw error;
      throw oauthErrors.clientRefused(service().name, error);
    } finally {
      deadline.release();
    }
  }
  return { read: obtain, renew: obtain };
}
