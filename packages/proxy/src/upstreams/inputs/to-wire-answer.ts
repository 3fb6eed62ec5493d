import type { ClientCapability } from '@nanda/protocol';

import type { McpAnswer } from '../../core/mcp-message.js';

/**
 * A caller's answer as MCP has it. Only an elicitation can be declined in so many words: for a message of a model that is
 * an error, and whoever shows no roots has none.
 */
export function toWireAnswer(
  kind: ClientCapability,
  answer: Readonly<Record<string, unknown>>,
): McpAnswer {
  const { action } = answer;
  const isRefused = action === 'decline' || action === 'cancel';
  if (!isRefused || kind === 'elicitation') return { result: answer };
  return kind === 'roots'
    ? { result: { roots: [] } }
    : { error: { code: -1, message: 'The user did not want to answer.' } };
}
