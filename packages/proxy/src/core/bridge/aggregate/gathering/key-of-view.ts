import type { AggregateView } from '../../aggregate-view.js';

/** One text per view. */
export function keyOfView({ tools, names, allow, deny }: AggregateView): string {
  return JSON.stringify([tools, names, allow, deny]);
}
