import type { ContentBlock, PromptMessage } from '@nanda/sdk';
import { formatResult } from '../session/format-result.js';

/** Messages for a model as text: who says it, then what is said. Not sanitised. */
export function formatPromptMessages(messages: readonly PromptMessage[]): string {
  return messages
    .map(({ role, content }) => {
      const blocks = [content].flat().filter(isBlock);
      return `${role}:\n${formatResult({ content: blocks })}`;
    })
    .join('\n\n');
}

function isBlock(value: unknown): value is ContentBlock {
  return (
    typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
  );
}
