/** What a service wants of its callers, as far as it says so. All of it is the service's own words: untrusted. */
export interface ServiceChallenge {
  /** `oauth2`: a bearer token by the flow that the service describes; else `bearer`, another kind of `connect`'s `auth`, or `unknown`. */
  readonly type: string;
  /** Of its `WWW-Authenticate`. */
  readonly scheme?: string | undefined;
  /** Of its `WWW-Authenticate`. */
  readonly realm?: string | undefined;
  /** What a token must allow, in words that spaces part. */
  readonly scope?: string | undefined;
  /** Where it describes its authorization: an http or https URL. */
  readonly resourceMetadata?: string | undefined;
}
