/** How the proxy keeps credentials for services: encrypted, under a key that is not in its store. */
export interface CredentialsOptions {
  /**
   * Gives the key, of at least 32 characters: from a keychain, a secret manager. Asked once, when credentials are kept or
   * used first. Without it they cannot be read.
   *
   * @default `NANDA_CREDENTIALS_KEY`, or what is in the file `NANDA_CREDENTIALS_KEY_FILE`; else `credentials.key` in the
   * data directory, made for its owner alone (0600)
   */
  readonly key?: () => Promise<string>;
  /**
   * The key of before, after a change: what it opens is the new one's from then on.
   *
   * @default `NANDA_CREDENTIALS_PREVIOUS_KEY`, or what is in the file `NANDA_CREDENTIALS_PREVIOUS_KEY_FILE`; else none
   */
  readonly previousKey?: () => Promise<string | undefined>;
}
