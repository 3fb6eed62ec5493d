/** The codes of RFC 6749 (§4.1.2.1, §5.2), RFC 8628 (§3.5) and RFC 8707 that are used here. */
export type OAuthErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_scope'
  | 'invalid_target'
  | 'unsupported_grant_type'
  | 'unsupported_response_type'
  | 'access_denied'
  | 'authorization_pending'
  | 'slow_down'
  | 'expired_token'
  | 'temporarily_unavailable';

/** A failure in the words of OAuth. The message is the `error_description`: plain ASCII, nothing of a stranger's in it. */
export class OAuthError extends Error {
  override readonly name = 'OAuthError';
  readonly code: OAuthErrorCode;
  /** Seconds that the caller should wait. */
  readonly retryAfter: number | undefined;

  constructor(
    code: OAuthErrorCode,
    message: string,
    { retryAfter }: { readonly retryAfter?: number | undefined } = {},
  ) {
    super(message);
    this.code = code;
    this.retryAfter = retryAfter;
  }
}
