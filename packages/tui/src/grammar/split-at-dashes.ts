import { OpenQuoteError, splitWords } from '@nanda/terminal';

/** What stands before a `--` that is a word of its own, and behind it; `after` is undefined where there is none. */
export interface SplitAtDashes {
  before: string;
  after?: string | undefined;
}

/** Splits at the first `--`. One within quotes is text: the name of a service may have it. */
export function splitAtDashes(text: string): SplitAtDashes {
  for (const {
    index,
    0: { length },
  } of text.matchAll(/(?<!\S)--(?!\S)/gu)) {
    const before = text.slice(0, index);
    if (isClosed(before))
      return { before: before.trim(), after: text.slice(index + length).trim() };
  }
  return { before: text };
}

function isClosed(text: string): boolean {
  try {
    splitWords(text);
    return true;
  } catch (error) {
    if (!(error instanceof OpenQuoteError)) throw error;
    return false;
  }
}
