import type { AddressPolicy } from '../connections/upstream-connector.js';

/** A service, as far as it matters for who lets callers into it. */
export interface OAuthService {
  readonly name: string;
  readonly url: string;
  /** What its own word may lead to: see `HttpTarget.addressPolicy`. */
  readonly addressPolicy: AddressPolicy;
  /** What it has said where it let nobody in. @default it is asked */
  readonly challenge?: OAuthChallenge | undefined;
}

/** What a service says of the tokens that it wants (RFC 6750 §3, RFC 9728 §5.1). Its words. */
export interface OAuthChallenge {
  readonly scope?: string | undefined;
  readonly resourceMetadata?: string | undefined;
}

/** Who the proxy is to an authorization server. */
export interface OAuthClientId {
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
  /** As the server wants it, where it said so when the client was registered. */
  readonly authMethod?: string | undefined;
  /** `given` by the caller, `configured` by the operator, a `document` that says who we are, or `registered` by ourselves. */
  readonly origin: 'given' | 'configured' | 'document' | 'registered';
}

/** Tokens, and what is needed to renew them. Secrets. */
export interface OAuthTokens {
  readonly accessToken: string;
  /** Undefined where there is none, or it was refused. */
  readonly refreshToken?: string | undefined;
  /** What they allow, in words that spaces part. */
  readonly scope?: string | undefined;
  /** RFC 3339. */
  readonly obtainedAt: string;
  /** RFC 3339; undefined where the server did not say. */
  readonly expiresAt?: string | undefined;
  readonly issuer: string;
  /** RFC 8707. */
  readonly resource: string;
  readonly client: OAuthClientId;
}

export interface BeginAuthorization {
  readonly service: OAuthService;
  /** @default what the service's challenge or its metadata names */
  readonly scope?: string | undefined;
  /** What is granted already: asked for along, so that it is not lost. */
  readonly granted?: Pick<OAuthTokens, 'issuer' | 'scope'> | undefined;
  readonly client?: Pick<OAuthClientId, 'clientId' | 'clientSecret'> | undefined;
  readonly redirectUrl: string;
  readonly state: string;
  /** Whether a client that was registered before is registered anew. */
  readonly isNewClient: boolean;
  readonly signal: AbortSignal;
}

/** What has to be remembered until the browser comes back. */
export interface BegunAuthorization {
  /** Checked: https, or http of this machine. Its words are the server's. */
  readonly url: string;
  readonly issuer: string;
  readonly scope: string | undefined;
  readonly resource: string;
  readonly client: OAuthClientId;
  readonly codeVerifier: string;
  /** What the issuer has said of itself (RFC 8414). */
  readonly metadata: Readonly<Record<string, unknown>>;
}

/**
 * Port: gets, renews and gives back tokens as an OAuth 2.1 client.
 *
 * Fails with a `NandaError`: `CONNECTION_FAILED` (retryable) where somebody cannot be reached, `BLOCKED_ADDRESS`,
 * `UPSTREAM_PROTOCOL_ERROR` where what is said of who authorizes does not hold, `VALIDATION_ERROR` where a client is
 * missing; with an `OAuthRefusalError` where the server refuses.
 */
export interface OAuthClient {
  /** Whether it can be found out who authorizes for a service that has not said so itself. Never rejects. */
  recognizes(service: OAuthService, signal: AbortSignal): Promise<boolean>;
  begin(request: BeginAuthorization): Promise<BegunAuthorization>;
  /** Gets the tokens for what the browser brought back. */
  finish(
    begun: BegunAuthorization,
    options: {
      readonly service: OAuthService;
      readonly redirectUrl: string;
      readonly answer: URLSearchParams;
      readonly signal: AbortSignal;
    },
  ): Promise<OAuthTokens>;
  renew(
    tokens: OAuthTokens,
    options: { readonly addressPolicy: AddressPolicy; readonly signal: AbortSignal },
  ): Promise<OAuthTokens>;
  /** Lets the client itself in (RFC 6749 §4.4). */
  obtain(request: {
    readonly service: OAuthService;
    readonly client: Pick<OAuthClientId, 'clientId' | 'clientSecret'>;
    readonly scope?: string | undefined;
    readonly signal: AbortSignal;
  }): Promise<OAuthTokens>;
  /** Tells the server that they are of no use any more (RFC 7009), where it wants to know. */
  revoke(
    tokens: OAuthTokens,
    options: { readonly addressPolicy: AddressPolicy; readonly signal: AbortSignal },
  ): Promise<void>;
  close(): Promise<void>;
}
