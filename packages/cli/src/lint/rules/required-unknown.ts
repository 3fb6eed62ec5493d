import { isMembers } from '../../generate/members.js';
import { quote } from '../quote.js';
import type { Rule } from '../rule.js';

export const requiredUnknown: Rule = {
  id: 'required-unknown',
  severity: 'warning',
  summary: 'A required property that is not described',
  *check({ schemas }) {
    for (const { schema, place, tool } of schemas) {
      const { required, properties } = schema;
      // Without any they are described elsewhere: beside a $ref, or in an alternative.
      if (!Array.isArray(required) || !isMembers(properties)) continue;
      for (const name of required as unknown[]) {
        if (typeof name !== 'string' || Object.hasOwn(properties, name)) continue;
        yield {
          place: `${place}/required`,
          tool: tool.name,
          message: `${quote(name)} is required, but not among the properties.`,
          fix: 'Describe it, or take it off the list.',
        };
      }
    }
  },
};
