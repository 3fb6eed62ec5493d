/** A line whose last quote is not closed. */
export class OpenQuoteError extends Error {
  override readonly name = 'OpenQuoteError';
  /** `"` or `'`. */
  readonly quote: string;

  constructor(quote: string) {
    super(`there is an open ${quote} in the line`);
    this.quote = quote;
  }
}
