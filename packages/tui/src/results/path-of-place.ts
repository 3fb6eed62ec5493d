import type { JsonPlace } from './json-place.js';

/** The numbers of the members that lead to a place, such as `2/0`. */
export function pathOfPlace({ frame }: JsonPlace): string {
  const steps: number[] = [];
  for (let at = frame; at !== undefined; at = at.parent) steps.push(at.index);
  return steps.toReversed().join('/');
}
