/** A key that credentials are encrypted with, as it is kept: encrypted itself. */
export interface WrappedKey {
  readonly id: string;
  /** Tells master keys apart, and nothing of them. */
  readonly masterId: string;
  readonly nonce: Uint8Array;
  readonly data: Uint8Array;
}

/** Port: keeps the data keys, wrapped. */
export interface DataKeyRepository {
  /** Those that a master key opens, the oldest first. */
  list(masterId: string): Promise<readonly WrappedKey[]>;
  /** Keeps it where its master key has as many as `beside` says: of several at once, one is kept. */
  add(key: WrappedKey, options: { readonly beside: number }): Promise<void>;
  /** The keys are wrapped by another master key from now on, all at once. */
  rewrap(masterId: string, keys: readonly WrappedKey[]): Promise<void>;
}
