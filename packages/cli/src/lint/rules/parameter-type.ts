import { quote } from '../quote.js';
import type { Rule } from '../rule.js';

const telling = [
  'type',
  'enum',
  'const',
  '$ref',
  'anyOf',
  'oneOf',
  'allOf',
  'not',
  'properties',
  'items',
];

export const parameterType: Rule = {
  id: 'parameter-type',
  severity: 'warning',
  summary: 'A parameter that does not say of what type it is',
  *check({ schemas }) {
    for (const { schema, place, property, isInput, tool } of schemas) {
      if (property === undefined || !isInput) continue;
      if (telling.some((word) => schema[word] !== undefined)) continue;
      yield {
        place,
        tool: tool.name,
        message: `The parameter ${quote(property)} has no type: everything is accepted, and Gemini refuses it.`,
        fix: 'Add "type", or "enum" where there is a choice.',
      };
    }
  },
};
