/** Header fields that let the requests of one session into its service. Secrets. */
export type AccessHeaders = Readonly<Record<string, string>>;

/** What lets the requests of one session into its service. */
export interface Access {
  /** For the next request: the same object for as long as they are the same, and a plain value where nothing is waited for. */
  headers(): AccessHeaders | Promise<AccessHeaders>;
  /**
   * Others in place of those that the service has refused (401); undefined where there are none.
   * @default these are all that there are
   */
  readonly renew?: ((refused: AccessHeaders) => Promise<AccessHeaders | undefined>) | undefined;
}
