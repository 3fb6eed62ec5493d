/** Which of those who handed a request on are believed when they say whose it is. */
export interface TrustedProxies {
  /** @param options `hop`: how many are between it and this proxy */
  isTrusted(address: string | undefined, options: { readonly hop: number }): boolean;
}
