import { composeRow } from './compose-row.js';
import { createRandom } from './create-random.js';
import type { OwnService } from './own-service.js';
import { ownServices } from './own-services.js';

/**
 * The hand-written services and, up to `count`, filler that answers no judged query. The same seed
 * gives the same rows, and fewer rows are the beginning of more.
 */
export function generateRows({
  count,
  seed,
}: {
  readonly count: number;
  readonly seed: number | string;
}): OwnService[] {
  const rows = ownServices.slice(0, count);
  const random = createRandom(String(seed));
  const uses = new Map(rows.map(({ id }) => [id, 1]));
  const vendors: string[] = [];
  while (rows.length < count) {
    const row = composeRow({ random, vendors });
    const use = (uses.get(row.id) ?? 0) + 1;
    uses.set(row.id, use);
    // Registries do hold forks of the same name; only their ids differ.
    rows.push(use === 1 ? row : { ...row, id: `${row.id}#${use}` });
  }
  return rows;
}
