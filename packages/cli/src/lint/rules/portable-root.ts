import type { Rule } from '../rule.js';

const refused = ['$ref', 'allOf', 'anyOf', 'oneOf', 'enum', 'const', 'not'];

export const portableRoot: Rule = {
  id: 'portable-root',
  severity: 'warning',
  summary: 'Words at the top of a schema of parameters that OpenAI and Anthropic refuse there',
  *check({ schemas }) {
    for (const { schema, place, depth, isInput, tool } of schemas) {
      if (depth !== 0 || !isInput) continue;
      const found = refused.filter((word) => schema[word] !== undefined);
      if (found.length === 0) continue;
      yield {
        place,
        tool: tool.name,
        message: `${found.map((word) => `"${word}"`).join(', ')} at the top of the parameters is refused by OpenAI and Anthropic.`,
        fix: 'List all parameters in "properties", and say in the description which belong together.',
      };
    }
  },
};
