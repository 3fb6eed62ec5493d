/** A message that was handed out to be signed. */
export interface ChallengeRecord {
  readonly nonce: string;
  /** In lower case. */
  readonly walletAddress: string;
  readonly chainId: number;
  readonly message: string;
  /** Where it was handed out to: `placeOf`. */
  readonly place: string;
  /** Milliseconds of the epoch. */
  readonly expiresAt: number;
}

/** Port: challenges that nobody has answered yet. */
export interface ChallengeRepository {
  /**
   * Forgets those that are over.
   *
   * @returns false where `mostOfPlace` of the same place wait, or `most` of all
   */
  add(
    challenge: ChallengeRecord,
    limits: { readonly now: number; readonly mostOfPlace: number; readonly most: number },
  ): Promise<boolean>;
  /** Gives it out once, to one process. @returns undefined where there is none, or it is over */
  take(nonce: string, options: { readonly now: number }): Promise<ChallengeRecord | undefined>;
}
