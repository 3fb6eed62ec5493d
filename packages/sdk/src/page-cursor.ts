/** What every page knows of its list: whether and where it goes on. */
export interface PageCursor {
  /** Passed back as `cursor` for the next page; absent on the last one. */
  readonly nextCursor?: string | undefined;
}
