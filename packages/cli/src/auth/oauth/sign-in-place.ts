/** Where one signs in for a proxy, as the proxy and its authorization server say. */
export interface SignInPlace {
  readonly issuer: string;
  /** Whether the proxy itself is it, with accounts of its own. */
  readonly isOwn: boolean;
  readonly clientId: string;
  readonly authorizationEndpoint: string | undefined;
  readonly tokenEndpoint: string;
  readonly deviceEndpoint: string | undefined;
  readonly revocationEndpoint: string | undefined;
  /** What tokens are asked for (RFC 8707); undefined where the proxy names none. */
  readonly resource: string | undefined;
  /** Whether it takes S256, without which a code could be stolen on its way. */
  readonly hasPkce: boolean;
  /** Whether its answers name it (RFC 9207). */
  readonly namesItself: boolean;
}
