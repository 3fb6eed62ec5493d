/** Where a reading of the registry stands. Kept as text by whoever stores it. */
export interface NandaCheckpoint {
  /** The last page whose rows are stored; absent where the listing came to its end. */
  readonly page?: number;
  /** What that page was known by: another one with the same rows is the same page. */
  readonly mark?: string;
  /** RFC 3339: when the listing was begun. */
  readonly begun: string;
  /** RFC 3339: when the registry was read for the first time. Stands for the dates that rows lack. */
  readonly first: string;
}
