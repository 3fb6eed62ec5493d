/** In which ways a registry differs from the official one, or fails. All may be changed while it runs. */
export type McpRegistryQuirks = {
  /** Rows a page at most; more is refused. Default 100. */
  maximumLimit?: number;
  /** A clone that returns all versions, whatever is asked. */
  ignoresVersion?: boolean;
  /** A clone that lists everything, whatever is asked. */
  ignoresUpdatedSince?: boolean;
  ignoresSearch?: boolean;
  /** A proxy in front unpacks `%2F` in paths. */
  breaksEncodedNames?: boolean;
  /** The second page has the cursor of the first one. */
  repeatsCursor?: boolean;
  /** There is always another cursor, with the last page once more. */
  neverEnds?: boolean;
  /** There is always another cursor, with nothing behind it. */
  hasEmptyPages?: boolean;
  /** Cursors that were given out are not known any more. */
  forgetsCursors?: boolean;
  /** `{error}` instead of RFC 9457. */
  hasShortErrors?: boolean;
  /** How the end is written. Default `absent`: `nextCursor` is left out. */
  end?: 'absent' | 'null' | 'empty';
};
