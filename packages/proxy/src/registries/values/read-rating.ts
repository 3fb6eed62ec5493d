import type { ServiceRecord } from '../../core/catalog/service-record.js';
import { isObject } from '../../core/is-object.js';

/**
 * A rating of 0 to 5 and how many gave it (0 where the row does not say).
 *
 * @returns `undefined` where nobody rated: an average of 0 is a default, not an opinion.
 */
export function readRating(value: unknown): ServiceRecord['rating'] {
  const rating = isObject(value) ? value : { average: value };
  const average = rating['average'] ?? rating['rating'] ?? rating['score'];
  const count = rating['count'] ?? rating['total'];
  if (typeof average !== 'number' || !(average > 0 && average <= 5)) return undefined;
  const isCount = typeof count === 'number' && Number.isSafeInteger(count) && count > 0;
  return { average, count: isCount ? count : 0 };
}
