import { quote } from '../quote.js';
import type { Rule } from '../rule.js';

export const refExternal: Rule = {
  id: 'ref-external',
  severity: 'error',
  summary: 'A $ref to another document',
  *check({ schemas }) {
    for (const { schema, place, tool } of schemas) {
      const reference = schema['$ref'];
      if (typeof reference !== 'string' || reference.startsWith('#')) continue;
      yield {
        place: `${place}/$ref`,
        tool: tool.name,
        message: `It refers to ${quote(reference)}, which no client fetches.`,
        fix: 'Put what it refers to into "$defs" of the same schema.',
      };
    }
  },
};
