import { quote } from '../quote.js';
import { pointerOf } from '../pointer-of.js';
import type { Rule } from '../rule.js';
import { wordProblem } from '../word-problem.js';

export const schemaInvalid: Rule = {
  id: 'schema-invalid',
  severity: 'error',
  summary: 'A schema that is no JSON Schema',
  *check({ schemas }) {
    for (const { schema, place, tool } of schemas) {
      for (const [word, value] of Object.entries(schema)) {
        const wanted = wordProblem(word, value);
        if (wanted === undefined) continue;
        yield {
          place: place + pointerOf(word),
          tool: tool.name,
          message: `"${word}" is ${quote(JSON.stringify(value) ?? 'undefined')}, which is not ${wanted}.`,
          fix: `Write ${wanted}, or leave it out: validators refuse the whole schema for it.`,
        };
      }
    }
  },
};
