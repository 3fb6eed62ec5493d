import { sanitizeForTerminal } from '@nanda/terminal';
import type { Keystroke } from '../keymap/split-keys.js';
import { longestShortLine } from './longest-short-line.js';
import { withoutLastWord } from './without-last-word.js';

/** A short line after a key at its end: typed text, or what takes text away again. */
export function editLine(line: string, { input, key }: Keystroke): string {
  if (key.backspace || (key.ctrl && input === 'h')) {
    const last = Array.from(new Intl.Segmenter().segment(line)).at(-1);
    return line.slice(0, last?.index ?? 0);
  }
  if (key.ctrl && input === 'w') return withoutLastWord(line);
  if (key.ctrl && input === 'u') return '';
  const isText = !(key.ctrl || key.meta || key.escape || key.tab || key.return);
  if (line.length + input.length > longestShortLine) return line;
  // A space that is typed is one, also at the end.
  return isText ? line + sanitizeForTerminal(input.replaceAll(/\s+/gu, ' ')) : line;
}
