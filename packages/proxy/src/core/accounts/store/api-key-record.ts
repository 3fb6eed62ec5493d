/** An API key, as it is stored. */
export interface ApiKeyRecord {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  /** The first characters of the key. */
  readonly prefix: string;
  readonly scope: readonly string[];
  /** Milliseconds of the epoch. */
  readonly createdAt: number;
  readonly expiresAt?: number | undefined;
  readonly lastUsedAt?: number | undefined;
}
