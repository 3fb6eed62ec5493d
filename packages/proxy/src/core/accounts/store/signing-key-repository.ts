/** A key that access tokens are signed with. */
export interface SigningKeyRecord {
  /** `kid`. */
  readonly id: string;
  /** The JWK. */
  readonly publicKey: Readonly<Record<string, unknown>>;
  /** The private JWK, sealed. */
  readonly privateKey: string;
  /** Milliseconds of the epoch. */
  readonly createdAt: number;
  /** Until when it signs. */
  readonly signsUntil: number;
  /** Until when a token that it signed may be good. */
  readonly verifiesUntil: number;
}

/** Port: the keys of all processes that have the same store. */
export interface SigningKeyRepository {
  /** The newest first. */
  list(): Promise<readonly SigningKeyRecord[]>;
  /**
   * Forgets those that verify nothing any more; then adds the key, unless there is one that signs beyond `now`.
   * One that it `replaces` is none, and signs no longer.
   *
   * @returns whether it was added: of several processes only one succeeds
   */
  addUnlessCurrent(
    key: SigningKeyRecord,
    options: { readonly now: number; readonly replaces?: string | undefined },
  ): Promise<boolean>;
}
