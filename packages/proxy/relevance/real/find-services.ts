import type { SearchHit } from '../search-hit.js';
import type { GroupedRow } from './judge-rows.js';
import { placeOfAddress } from './place-of-address.js';

/**
 * Makes what finds the services that a result stands for. Rows of different lists may have the same
 * id: then the one with the result's own name is meant, or the one from its repository.
 */
export function findServices(rows: readonly GroupedRow[]): (hit: SearchHit) => readonly string[] {
  const byId = Map.groupBy(rows, ({ row }) => row.id);
  return ({ id, name, repository, copies }) => {
    const place = repository === undefined ? undefined : placeOfAddress(repository);
    const isLike = ({ row }: GroupedRow): boolean =>
      row.name === name || (!!row.repository && placeOfAddress(row.repository) === place);
    const found = [id, ...copies].flatMap((copy) => {
      const candidates = byId.get(copy) ?? [];
      const alike = candidates.filter(isLike);
      return alike.length > 0 ? alike : candidates;
    });
    return [...new Set(found.map(({ service }) => service))];
  };
}
