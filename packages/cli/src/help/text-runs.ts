/** A piece of a text: code, or plain words. */
export interface TextRun {
  readonly text: string;
  readonly isCode: boolean;
}

/** A text with `code` in backticks, in its pieces. A backtick without a partner is one. */
export function textRuns(text: string): readonly TextRun[] {
  const parts = text.split('`');
  if (parts.length % 2 === 0) return [{ text, isCode: false }];
  return parts
    .map((part, index) => ({ text: part, isCode: index % 2 === 1 }))
    .filter((run) => run.text !== '');
}
