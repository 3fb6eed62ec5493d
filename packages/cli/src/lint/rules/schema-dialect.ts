import { quote } from '../quote.js';
import type { Rule } from '../rule.js';

const known = /^https?:\/\/json-schema\.org\/(?:draft-0[4-7]|draft\/20(?:19-09|20-12))\/schema#?$/;

export const schemaDialect: Rule = {
  id: 'schema-dialect',
  severity: 'warning',
  summary: 'A $schema that nobody knows',
  *check({ schemas }) {
    for (const { schema, place, tool } of schemas) {
      const dialect = schema['$schema'];
      if (typeof dialect !== 'string' || known.test(dialect)) continue;
      yield {
        place: `${place}/$schema`,
        tool: tool.name,
        message: `The dialect ${quote(dialect)} is not one that clients know.`,
        fix: 'Leave "$schema" out, which means 2020-12.',
      };
    }
  },
};
