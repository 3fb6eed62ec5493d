import { stepBack } from './step-back.js';

/** A text without its last word, and what white space is behind that. */
export function withoutLastWord(text: string): string {
  const end = stepBack(text, { end: text.length, fits: /\s/u });
  return text.slice(0, stepBack(text, { end, fits: /\S/u }));
}
