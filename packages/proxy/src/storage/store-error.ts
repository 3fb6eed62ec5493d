/** Why a store could not be opened or written. */
export type StoreErrorReason = 'corrupt' | 'newer' | 'busy' | 'full' | 'unavailable';

export interface StoreErrorOptions {
  readonly reason: StoreErrorReason;
  /** The file or directory that it is about. */
  readonly path: string;
  readonly cause?: unknown;
}

/** The store could not be opened or written. The message names the file and what to do; trying again at once does not help. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly reason: StoreErrorReason;
  readonly path: string;

  constructor(message: string, { reason, path, cause }: StoreErrorOptions) {
    super(message, { cause });
    this.reason = reason;
    this.path = path;
  }
}
