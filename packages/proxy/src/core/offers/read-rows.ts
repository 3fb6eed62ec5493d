import type { Logger } from '../logger.js';
import type { OfferList } from './offer-list.js';

export interface ReadRowsOptions<Row> {
  readonly kind: OfferList<Row>;
  readonly connectionId: string;
  readonly logger: Logger;
}

/**
 * Rows of a service as the contract has them. One that is none, or that comes a second time, is left out,
 * and so is a member of the wrong type, with a line in the log; neither takes the others with it.
 */
export function readRows<Row>(
  found: readonly unknown[],
  { kind, connectionId, logger }: ReadRowsOptions<Row>,
): Row[] {
  const rows = new Map<string, Row>();
  const members = new Set<string>();
  for (const row of found) {
    const read = kind.read(row);
    if (read === undefined || rows.has(read.key)) continue;
    rows.set(read.key, read.row);
    for (const member of read.leftOut) members.add(member);
  }
  const dropped = found.length - rows.size;
  if (dropped > 0 || members.size > 0) {
    logger.warn('Left out what a service listed wrongly or twice', {
      connectionId,
      method: kind.method,
      rows: dropped,
      members: [...members].join(', '),
    });
  }
  return [...rows.values()];
}
