import { applySgr, plainStyle } from './apply-sgr.ts';
import type { Cell } from './cell.ts';

/** A sequence of a style, of anything else (a link, a title), or one character. */
const part =
  /\u001B\[(?<style>[\d;:]*)m|\u001B\].*?(?:\u0007|\u001B\\)|\u001B\[[\d;?]*[A-Za-z]|(?<character>.)/gsu;
const notOneColumn =
  /[\p{M}\p{Emoji_Presentation}\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]/u;

/**
 * Reads lines as a terminal shows them, with their colours, into cells. A style lasts over the end of a line.
 *
 * @throws Error for a character that does not take exactly one column: nothing here is drawn with such ones.
 */
export function readScreen(lines: readonly string[]): Cell[][] {
  let style = plainStyle;
  return lines.map((line) => {
    const cells: Cell[] = [];
    for (const { groups } of line.matchAll(part)) {
      const { style: codes, character } = groups ?? {};
      if (codes !== undefined) style = applySgr(style, codes);
      if (character === undefined) continue;
      if (character.length > 1 || notOneColumn.test(character)) {
        throw new Error(`${character} takes more or less than one column: ${line}`);
      }
      cells.push({ character, style });
    }
    return cells;
  });
}
