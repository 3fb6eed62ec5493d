/** Where a reading of the index stands. Kept as text by whoever stores it. */
export interface IndexCheckpoint {
  /** True while the first listing has not come to its end. */
  readonly isListing: boolean;
  readonly organisations: ReadonlyMap<string, OrganisationState>;
}

/** What is known of an organisation that was looked at. */
export interface OrganisationState {
  /** Milliseconds since 1970: when to look again. */
  readonly due: number;
  /** Its record's `updatedAt` then: another one says that there is something new. */
  readonly updatedAt: string;
  /** The ids of its records that are stored. */
  readonly ids: readonly string[];
}
