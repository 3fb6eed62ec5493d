import { nearestNames } from '../../../nearest-names.js';

/** Names that are compared: all of thousands would take longer than a mistake is worth. */
const mostCompared = 1000;

/** What a wrong name may have been meant for, as an end of a sentence; empty where nothing is near. */
export function suggestNames(wanted: string, names: readonly string[]): string {
  const short = wanted.slice(0, 128);
  const begin = short.slice(0, short.indexOf('_') + 1);
  const alike = begin === '' ? [] : names.filter((name) => name.startsWith(begin));
  const compared = [...alike, ...names].slice(0, mostCompared);
  const near = nearestNames(short, { names: compared, limit: 3 });
  if (near.length === 0) return '';
  return ` Did you mean ${near.map((name) => `"${name}"`).join(' or ')}?`;
}
