import { quote } from '../quote.js';
import type { Rule } from '../rule.js';
import { valueProblem } from '../value-problem.js';

export const enumInvalid: Rule = {
  id: 'enum-invalid',
  severity: 'warning',
  summary: 'Choices that are empty, repeated, or not of the type',
  *check({ schemas }) {
    for (const { schema, place, root, tool } of schemas) {
      const { enum: choices, type } = schema;
      if (!Array.isArray(choices)) continue;
      const at = { place: `${place}/enum`, tool: tool.name };
      const texts = choices.map((choice) => JSON.stringify(choice));
      if (choices.length === 0) {
        yield {
          ...at,
          message: 'There is nothing to choose from.',
          fix: 'List the values, or leave "enum" out.',
        };
      } else if (new Set(texts).size < texts.length) {
        yield { ...at, message: 'A value is listed more than once.', fix: 'List each value once.' };
      }
      const wrong = choices.find(
        (choice) => valueProblem(choice, { schema: { type }, root }) !== undefined,
      );
      if (type === undefined || wrong === undefined) continue;
      yield {
        ...at,
        message: `${quote(JSON.stringify(wrong))} is among the choices, but not of the type ${quote(JSON.stringify(type))}.`,
        fix: 'Take it off the list, or change "type".',
      };
    }
  },
};
