import { isListenedTo } from './is-listened-to.js';
import type { Line } from './line.js';

/** The line that makes room for another one: an idle one that was not used for longest, without clients before with. */
export function chooseSurplus(lines: Iterable<Line>): Line | undefined {
  const [surplus] = [...lines]
    .filter((line) => line.session !== undefined && !line.isMain)
    .filter((line) => line.running === 0 && line.restoring === undefined && !isListenedTo(line))
    .toSorted(
      (a, b) => Number(a.dialogs.size > 0) - Number(b.dialogs.size > 0) || a.usedAt - b.usedAt,
    );
  return surplus;
}
