import type { ToolDefinition } from '@nanda/protocol';

import { isObject } from '../../../core/is-object.js';
import type { SessionFacts } from '../session-facts.js';

/**
 * Whether a tool can be called as a task of 2025-11-25 only: it says so, and so does its service. A tool that leaves the
 * choice to its caller is called plainly.
 */
export function takesTask(
  { execution }: ToolDefinition,
  { era, capabilities }: Pick<SessionFacts, 'era' | 'capabilities'>,
): boolean {
  if (!isObject(execution) || execution['taskSupport'] !== 'required') return false;
  return era === 'legacy' && has(capabilities, ['tasks', 'requests', 'tools', 'call']);
}

function has(value: unknown, [name, ...path]: readonly string[]): boolean {
  if (name === undefined) return value !== undefined;
  return isObject(value) && has(value[name], path);
}
