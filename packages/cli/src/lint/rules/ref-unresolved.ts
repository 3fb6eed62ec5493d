import { resolveLocal } from '../../generate/resolve-local.js';
import { quote } from '../quote.js';
import type { Rule } from '../rule.js';

export const refUnresolved: Rule = {
  id: 'ref-unresolved',
  severity: 'error',
  summary: 'A $ref that leads nowhere',
  *check({ schemas }) {
    for (const { schema, place, root, tool } of schemas) {
      const reference = schema['$ref'];
      if (typeof reference !== 'string' || !/^#(\/|$)/.test(reference)) continue;
      if (resolveLocal(root, reference) !== undefined) continue;
      yield {
        place: `${place}/$ref`,
        tool: tool.name,
        message: `There is nothing at ${quote(reference)} in this schema.`,
        fix: 'Add it to "$defs"; a reference starts at the top of the tool’s own schema.',
      };
    }
  },
};
