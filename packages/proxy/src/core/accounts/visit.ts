/** Where a request came from, as far as accounts have to know it: for limits, for the audit log, for a wallet's message. */
export interface Visit {
  /** The address of the caller, as far as it is known. */
  readonly remoteAddress?: string | undefined;
  readonly requestId?: string | undefined;
  /** Scheme, host and port by which the proxy was asked: `https://proxy.example`. Its host name was checked. */
  readonly origin?: string | undefined;
}
