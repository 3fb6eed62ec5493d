import type { ToolResult } from '@nanda/protocol';
import { isMembers } from '../settings/is-members.js';

const longest = 600;

/**
 * What a service says is to be done about a refusal: its `claude_action`. A stranger's text, meant for a model: it is
 * shown as such, and nothing is done for it.
 */
export function readServiceWords({ content }: Pick<ToolResult, 'content'>): string | undefined {
  const text = content[0]?.['text'];
  if (typeof text !== 'string') return undefined;
  let action: unknown;
  try {
    action = (JSON.parse(text) as { error?: { claude_action?: unknown } }).error?.claude_action;
  } catch {
    return undefined;
  }
  const words = isMembers(action) ? action['description'] : action;
  return typeof words === 'string' && words !== '' ? words.slice(0, longest) : undefined;
}
