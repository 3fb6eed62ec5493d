import { formatCount } from '@nanda/terminal';
import type { CommandContext } from './command-context.js';
import { takeExcerpt } from './take-excerpt.js';

/** Prints text whole where it is read line by line, and its beginning where the screen shows it whole in another place. */
export function printLong(
  text: string,
  { print, hint, face, readState }: Pick<CommandContext, 'print' | 'hint' | 'face' | 'readState'>,
): void {
  if (face === 'line') {
    print(text);
    return;
  }
  const { lines } = readState().settings;
  const { excerpt, linesLeft, charactersLeft } = takeExcerpt(text, { lines });
  print(excerpt);
  if (charactersLeft === 0) return;
  const what =
    linesLeft > 0
      ? `${formatCount(linesLeft)} more ${linesLeft === 1 ? 'line' : 'lines'}`
      : `${formatCount(charactersLeft)} more characters`;
  hint(`… ${what}: the call beside shows all of it, save: FILE writes it`);
}
