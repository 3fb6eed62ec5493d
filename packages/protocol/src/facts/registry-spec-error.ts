/** A text names no registry. The message says what is wrong with it, the hint what to write. */
export class RegistrySpecError extends Error {
  override readonly name = 'RegistrySpecError';
  /** A sentence. */
  readonly hint: string;
  /** What may have been meant, to be used as it is. */
  readonly suggestion: string | undefined;

  constructor(
    message: string,
    { hint, suggestion }: { readonly hint: string; readonly suggestion?: string | undefined },
  ) {
    super(message);
    this.hint = hint;
    this.suggestion = suggestion;
  }
}
