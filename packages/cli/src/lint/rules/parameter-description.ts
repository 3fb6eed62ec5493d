import { quote } from '../quote.js';
import type { Rule } from '../rule.js';

export const parameterDescription: Rule = {
  id: 'parameter-description',
  severity: 'info',
  summary: 'A parameter without a description',
  *check({ schemas }) {
    for (const { schema, place, property, depth, isInput, tool } of schemas) {
      if (property === undefined || depth !== 1 || !isInput) continue;
      if (typeof schema['description'] === 'string' && schema['description'].trim() !== '')
        continue;
      if (typeof schema['$ref'] === 'string') continue;
      yield {
        place,
        tool: tool.name,
        message: `The parameter ${quote(property)} has no description.`,
        fix: 'Say what it is, in which form, and what happens without it.',
      };
    }
  },
};
