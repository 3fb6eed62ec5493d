import { quote } from '../quote.js';
import type { Rule } from '../rule.js';
import { valueProblem } from '../value-problem.js';

export const defaultInvalid: Rule = {
  id: 'default-invalid',
  severity: 'warning',
  summary: 'A default that its own schema does not allow',
  *check({ schemas }) {
    for (const { schema, place, root, tool } of schemas) {
      if (!('default' in schema)) continue;
      const { default: value } = schema;
      const problem = valueProblem(value, { schema, root });
      if (problem === undefined) continue;
      yield {
        place: `${place}/default`,
        tool: tool.name,
        message: `The default ${quote(JSON.stringify(value) ?? '')} ${problem}.`,
        fix:
          value === null
            ? 'Leave the default out: a parameter that is not required may be absent.'
            : 'Give a default that is allowed, or allow it.',
      };
    }
  },
};
