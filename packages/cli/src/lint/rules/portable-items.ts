import type { Rule } from '../rule.js';

export const portableItems: Rule = {
  id: 'portable-items',
  severity: 'warning',
  summary: 'A list that does not say of what, which OpenAI and Gemini refuse',
  *check({ schemas }) {
    for (const { schema, place, isInput, tool } of schemas) {
      if (!isInput || ![schema['type']].flat().includes('array')) continue;
      if (schema['items'] !== undefined || schema['prefixItems'] !== undefined) continue;
      yield {
        place,
        tool: tool.name,
        message: 'A list does not say what it is a list of: OpenAI and Gemini refuse the tool.',
        fix: 'Add "items", at least {}.',
      };
    }
  },
};
