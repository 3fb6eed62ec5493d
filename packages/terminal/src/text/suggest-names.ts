import { foldName } from './fold-name.js';
import { nearestName } from './nearest-name.js';

/** Names that are suggested. */
const most = 3;

/** Names that may have been meant, the likeliest first: one that is nearly the same, and those that what was typed is a part of. */
export function suggestNames(typed: string, names: readonly string[]): readonly string[] {
  const nearest = nearestName(typed, names);
  const wanted = foldName(typed);
  const alike = wanted.length < 3 ? [] : names.filter((name) => foldName(name).includes(wanted));
  return [...new Set(nearest === undefined ? alike : [nearest, ...alike])].slice(0, most);
}
