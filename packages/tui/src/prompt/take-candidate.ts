import { sanitizeForTerminal } from '@nanda/terminal';
import type { InputState } from './input-state.js';

/** The line with the selected candidate in the place of the word before the cursor; undefined where none is offered. */
export function takeCandidate({
  text,
  cursor,
  completion,
}: InputState): { before: string; after: string } | undefined {
  const candidate = completion?.candidates[completion.selected];
  if (completion === null || candidate === undefined) return undefined;
  const after = text.slice(cursor);
  // A space that is there already is not doubled: the cursor goes behind it.
  const isApart = /^\s/u.test(after);
  const space = candidate.hasNext ? ' ' : '';
  return {
    before: text.slice(0, completion.from) + sanitizeForTerminal(candidate.text) + space,
    after: candidate.hasNext && isApart ? after.slice(1) : after,
  };
}
