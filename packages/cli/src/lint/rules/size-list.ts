import { formatCount } from '@nanda/terminal';
import { estimateTokens } from '../estimate-tokens.js';
import type { Rule } from '../rule.js';

const mostTokens = 10_000;
/** Tools that OpenAI takes. */
const mostTools = 128;

export const sizeList: Rule = {
  id: 'size-list',
  severity: 'warning',
  summary: `More than ${mostTools} tools, or than about ${mostTokens} tokens of them`,
  *check({ tools }) {
    if (tools.length > mostTools) {
      yield {
        place: '/tools',
        message: `There are ${tools.length} tools; OpenAI takes ${mostTools}, and models choose worse among many.`,
        fix: 'Leave out what is seldom used, or split the server.',
      };
    }
    const tokens = estimateTokens(
      tools.map(({ definition: { name, description, inputSchema } }) => ({
        name,
        description,
        inputSchema,
      })),
    );
    if (tokens <= mostTokens) return;
    yield {
      place: '/tools',
      message: `The list of tools takes about ${formatCount(tokens)} tokens of every conversation.`,
      fix: 'Shorten descriptions, leave out tools, or split the server.',
    };
  },
};
