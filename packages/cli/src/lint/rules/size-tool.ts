import { formatCount } from '@nanda/terminal';
import { estimateTokens } from '../estimate-tokens.js';
import type { Rule } from '../rule.js';

const most = 2000;

export const sizeTool: Rule = {
  id: 'size-tool',
  severity: 'warning',
  summary: `A tool that takes more than about ${most} tokens`,
  *check({ tools }) {
    for (const { definition, name, place } of tools) {
      const { description, inputSchema } = definition;
      const tokens = estimateTokens({ name, description, inputSchema });
      if (tokens <= most) continue;
      yield {
        place,
        tool: name,
        message: `It takes about ${formatCount(tokens)} tokens of every conversation.`,
        fix: 'Shorten its texts, or split it into tools for one purpose each.',
      };
    }
  },
};
