import type { Access } from '../access/access.js';

/** Who a token or a key stands for. */
export interface Identity {
  /** The account's id; of a token of another authorization server, its issuer and subject. */
  readonly userId: string;
  readonly access: Access;
  /** As they stand in the token, or were given to the key. */
  readonly scope: readonly string[];
  /** The session of an access token of this proxy. */
  readonly sessionId?: string | undefined;
  readonly apiKeyId?: string | undefined;
  /** RFC 3339. */
  readonly expiresAt?: string | undefined;
}

/** What a request came with: `Authorization: Bearer`, or `X-API-Key`. */
export interface ShownCredential {
  readonly kind: 'bearer' | 'api_key';
  readonly value: string;
}

/** Knows who is behind a token or a key. */
export interface IdentityVerifier {
  /**
   * @returns undefined for what is none of its own: another verifier may know it
   * @throws NandaError UNAUTHENTICATED for one of its own that is over, revoked or wrong
   */
  verify(shown: ShownCredential): Promise<Identity | undefined>;
  /**
   * What an identity of its own is now, for streams and sockets that last: cheaper than to look at the token again.
   *
   * @returns undefined where it is over
   * @default `verify` is asked
   */
  renew?(identity: Identity): Promise<Identity | undefined>;
}
