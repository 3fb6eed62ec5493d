/** A file cannot be understood. Quotes nothing of it: it may be full of secrets. */
export class TextProblem extends Error {
  override readonly name = 'TextProblem';
  /** Where, from 1 on. */
  readonly line: number;
  readonly column: number;

  constructor(reason: string, { text, at }: { readonly text: string; readonly at: number }) {
    super(reason);
    const before = text.slice(0, at).split('\n');
    this.line = before.length;
    this.column = (before.at(-1) ?? '').length + 1;
  }
}
