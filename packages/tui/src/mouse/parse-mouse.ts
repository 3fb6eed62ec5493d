import type { MouseEvent } from './mouse-event.js';

const report = /^\u001b\[<(\d{1,5});(\d{1,5});(\d{1,5})([Mm])$/;

/** The buttons in what a terminal reports; to them it adds 4, 8 and 16 for shift, alt and control, and 32 for a move. */
const left = 0;
const wheelUp = 64;
const wheelDown = 65;

/**
 * What a whole report of a terminal says (SGR, `ESC[<64;10;5M`). Undefined for all that is done nothing with: other
 * buttons, buttons with a key held, a button that goes up, a report that is none.
 */
export function parseMouse(sequence: string): MouseEvent | undefined {
  const [, code, x, y, end] = report.exec(sequence) ?? [];
  if (end !== 'M') return undefined;
  const at = { column: Number(x) - 1, row: Number(y) - 1 };
  if (at.column < 0 || at.row < 0) return undefined;
  switch (Number(code)) {
    case left:
      return { type: 'pressed', ...at };
    case wheelUp:
      return { type: 'wheeled', by: -1, ...at };
    case wheelDown:
      return { type: 'wheeled', by: 1, ...at };
    default:
      return undefined;
  }
}
