import { quote } from '../quote.js';
import type { Rule } from '../rule.js';
import { valueProblem } from '../value-problem.js';

export const exampleInvalid: Rule = {
  id: 'example-invalid',
  severity: 'info',
  summary: 'An example that its own schema does not allow',
  *check({ schemas }) {
    for (const { schema, place, root, tool } of schemas) {
      const { examples } = schema;
      if (!Array.isArray(examples)) continue;
      for (const [index, value] of (examples as unknown[]).entries()) {
        const problem = valueProblem(value, { schema, root });
        if (problem === undefined) continue;
        yield {
          place: `${place}/examples/${index}`,
          tool: tool.name,
          message: `The example ${quote(JSON.stringify(value) ?? '')} ${problem}.`,
          fix: 'Give an example that is allowed: models copy it.',
        };
      }
    }
  },
};
