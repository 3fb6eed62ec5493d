import { stepWord } from './step-word.js';
import { stepGrapheme } from './step-grapheme.js';
import type { InputEvent } from './input-event.js';
import { withoutLastWord } from './without-last-word.js';

/** What can be erased. */
export type ErasedPart = Extract<InputEvent, { type: 'erased' }>['what'];

/** A text around its cursor. */
export interface SplitText {
  before: string;
  after: string;
}

/** A text without a part of it. */
export function eraseText({ before, after }: SplitText, what: ErasedPart): SplitText {
  switch (what) {
    case 'left':
      return { before: before.slice(0, before.length - stepGrapheme(before, 'left')), after };
    case 'right':
      return { before, after: after.slice(stepGrapheme(after, 'right')) };
    case 'word':
      return { before: withoutLastWord(before), after };
    case 'word-right':
      return { before, after: after.slice(stepWord(after, 'right')) };
    case 'to-start':
      return { before: '', after };
    case 'to-end':
      return { before, after: '' };
  }
}
