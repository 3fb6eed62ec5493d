import type { TerminalInput } from './terminal-input.js';

/**
 * Does something while the terminal hands over each key as it is typed, and shows none by itself: what it would show, the
 * screen would not know of. Raw mode is as before then.
 */
export async function inRawMode<Value>(
  stdin: TerminalInput,
  work: () => Promise<Value>,
): Promise<Value> {
  if (stdin.isTTY !== true || stdin.isRaw === true) return work();
  stdin.setRawMode?.(true);
  try {
    return await work();
  } finally {
    stdin.setRawMode?.(false);
  }
}
