/** The registry does not know a cursor (any more): the listing has to begin anew. */
export class CursorRefusedError extends Error {
  override readonly name = 'CursorRefusedError';
}
