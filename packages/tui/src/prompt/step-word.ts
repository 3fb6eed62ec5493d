import { stepBack } from './step-back.js';

const ofWord = /[\p{L}\p{N}\p{M}_]/u;
const ofNone = /[^\p{L}\p{N}\p{M}_]/u;
const wordAhead = /^[^\p{L}\p{N}\p{M}_]*[\p{L}\p{N}\p{M}_]*/u;

/** Units to the beginning of the word before, or to the end of the word behind: letters and digits make words. */
export function stepWord(text: string, side: 'left' | 'right'): number {
  if (side === 'right') return wordAhead.exec(text)?.[0].length ?? 0;
  const end = stepBack(text, { end: text.length, fits: ofNone });
  return text.length - stepBack(text, { end, fits: ofWord });
}
