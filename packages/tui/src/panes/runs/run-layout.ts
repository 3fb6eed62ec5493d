import { fitWidth, sanitizeLine } from '@nanda/terminal';
import { breakLines } from '../../frame/break-lines.js';
import type { Run } from './run.js';

/** How the pane of a call is divided. */
export interface RunLayout {
  /** Whether there is room to say what the call was given. */
  hasArguments: boolean;
  /** Log lines that are shown in the card. */
  logRows: number;
  /** What went wrong, safe to show; none where nothing did. */
  failureLines: readonly string[];
  /** Rows for the result; 0 where there is none. */
  resultRows: number;
}

/** The state, and what to do about a failure. */
const stateRow = 1;
/** With fewer, the result is what matters. */
const enoughRows = 10;
const hintRows = 2;
const progressRows = 1;

/** Divides the inside of the pane between the card and the result: why it failed goes before what it logged. */
export function runLayout(
  run: Run,
  { columns, rows }: { columns: number; rows: number },
): RunLayout {
  const hasArguments = rows >= enoughRows && Object.keys(run.parameters).length > 0;
  const stateRows = stateRow + Number(hasArguments);
  if (run.result !== undefined) {
    const resultRows = Math.max(0, rows - stateRows);
    return { hasArguments, logRows: 0, failureLines: [], resultRows };
  }
  const { failure } = run;
  if (failure === undefined) {
    const logRows = Math.max(0, rows - stateRows - progressRows);
    return { hasArguments, logRows, failureLines: [], resultRows: 0 };
  }
  const room = Math.max(1, rows - stateRows - hintRows);
  // More of it would not be seen, and there may be megabytes.
  const message = sanitizeLine(failure.message.slice(0, columns * (room + 1) * 2));
  const lines = breakLines(`error: ${message}`, { width: columns });
  const failureLines =
    lines.length <= room
      ? lines
      : [...lines.slice(0, room - 1), fitWidth(lines.slice(room - 1).join(' '), columns)];
  const logRows = Math.max(0, room - failureLines.length);
  return { hasArguments, logRows, failureLines, resultRows: 0 };
}
