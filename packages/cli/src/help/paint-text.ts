import type { Style } from '@nanda/terminal';
import { textRuns } from './text-runs.js';

/** A text with `code` in backticks as a terminal shows it: bold where there is colour, else plain. */
export function paintText(text: string, style: Style): string {
  return textRuns(text)
    .map((run) => (run.isCode ? paintWords(run.text, style) : run.text))
    .join('');
}

/** Word by word, so that a line may be broken between them. */
function paintWords(text: string, style: Style): string {
  return text
    .split(' ')
    .map((word) => (word === '' ? '' : style.bold(word)))
    .join(' ');
}
