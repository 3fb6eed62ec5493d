import type { AggregateView } from '../aggregate-view.js';
import { matchesPattern } from '../../matches-pattern.js';

/** Which tools there are for a client. */
export type ToolPolicy = Pick<AggregateView, 'allow' | 'deny'>;

/** Whether a policy lets a tool be seen and called. What is denied is denied, whatever is allowed. */
export function isToolAllowed(name: unknown, { allow, deny }: ToolPolicy): boolean {
  if (typeof name !== 'string') return true;
  if (deny.some((pattern) => matchesPattern(name, pattern))) return false;
  return allow.length === 0 || allow.some((pattern) => matchesPattern(name, pattern));
}
