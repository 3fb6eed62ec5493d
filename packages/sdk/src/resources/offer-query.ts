/** Which part of what a service offers to list. */
export interface OfferQuery {
  /** Where the page before ended: its `meta.nextCursor`. @default the beginning */
  readonly cursor?: string | undefined;
}
