import type { McpEra } from '../../mcp-caller.js';
import { olderMethods } from './older-methods.js';

/** What only the newer era has, or has with another meaning. */
const newInModern = new Set(['server/discover', 'subscriptions/listen']);

/**
 * Whether a request of a client can be brought to a service of the other era. The tasks of 2025-11-25 and those of the
 * extension share names and nothing else.
 */
export function isCarried(method: string, { from }: { readonly from: McpEra }): boolean {
  if (method.startsWith('tasks/')) return false;
  return from === 'legacy' ? !newInModern.has(method) : !olderMethods.has(method);
}
