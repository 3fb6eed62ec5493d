import type { OAuthTokens } from './oauth-client.js';

/** Where the tokens of one owner for one service come from. */
export interface TokenSupply {
  /** Those that are there, whichever process got them. */
  read(): Promise<OAuthTokens | undefined>;
  /**
   * Others in place of these, which are over or were refused: by one process at a time.
   *
   * @returns undefined where only the user can get others
   * @throws NandaError CONNECTION_FAILED (retryable) where they could not be asked for
   */
  renew(old: OAuthTokens | undefined): Promise<OAuthTokens | undefined>;
}
