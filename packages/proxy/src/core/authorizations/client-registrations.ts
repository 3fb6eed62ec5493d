import type { OAuthClientId } from './oauth-client.js';

/** For whom a client was registered: an authorization server knows it by its redirect URI. */
export interface RegistrationKey {
  readonly issuer: string;
  readonly redirectUrl: string;
}

/** Port: keeps the clients that were registered with authorization servers. They may hold secrets. */
export interface ClientRegistrations {
  find(key: RegistrationKey): Promise<OAuthClientId | undefined>;
  save(key: RegistrationKey, client: OAuthClientId): Promise<void>;
  /** Where it is still this one. */
  delete(key: Pick<RegistrationKey, 'issuer'>, clientId: string): Promise<void>;
}
