import type { PlacedLine } from './create-line-checker.js';
import { isCallLine } from './is-call-line.js';

/** Numbers the lines, and those of them that are calls. */
export async function* placeLines(
  lines: AsyncIterable<string>,
): AsyncGenerator<PlacedLine, void, undefined> {
  let [line, index] = [0, 0];
  for await (const text of lines) {
    line += 1;
    if (!isCallLine(text)) continue;
    yield { text, line, index };
    index += 1;
  }
}
