import type { ContentBlock, PromptMessage } from '@nanda/protocol';
import { formatResult } from '../results/format-result.js';
import type { Output } from '../output/output.js';

/** Messages for a model as text: who says it, then what is said. */
export function formatMessages(
  messages: readonly PromptMessage[],
  { output }: { readonly output: Pick<Output, 'clean' | 'style'> },
): string {
  const { clean, style } = output;
  return messages
    .map(({ role, content }) => {
      const blocks = [content].flat().filter(isBlock);
      return `${style.bold(clean(`${role}:`))}\n${clean(formatResult({ content: blocks }))}`;
    })
    .join('\n\n');
}

function isBlock(value: unknown): value is ContentBlock {
  return (
    typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
  );
}
