import { isObject } from '../../core/is-object.js';
import { hashToUuid } from '../values/hash-to-uuid.js';

const longestText = 300;

/**
 * What a page is known by: whose rows are on it, and of when. Of what else is in them nothing is looked at: a row may
 * be as large and as deep as its registry likes.
 */
export function markPage(rows: readonly unknown[]): string {
  return hashToUuid(rows.flatMap(factsOf));
}

function factsOf(row: unknown): string[] {
  if (!isObject(row)) return [typeof row];
  const facts = [row['id'], row['name'], row['url'], row['updated_at']];
  return facts.map((fact) =>
    typeof fact === 'string' || typeof fact === 'number'
      ? String(fact).slice(0, longestText)
      : typeof fact,
  );
}
