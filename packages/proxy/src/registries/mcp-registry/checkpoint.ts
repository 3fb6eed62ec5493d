/** Where the reading of a registry stands. */
export type Checkpoint =
  /** In the middle of a listing of everything. */
  | {
      readonly version: 1;
      readonly kind: 'listing';
      /** RFC 3339: when the listing began, by the registry's clock. */
      readonly since: string;
      readonly cursor: string;
      readonly isIncremental: boolean;
    }
  | {
      readonly version: 1;
      readonly kind: 'complete';
      /** RFC 3339: what has changed after it is not known yet. */
      readonly since: string;
      /** RFC 3339: when everything was last listed. */
      readonly listedAt: string;
      /** False where the registry cannot say what has changed, so that everything has to be read again. */
      readonly isIncremental: boolean;
    };
