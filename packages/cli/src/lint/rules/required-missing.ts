import { isMembers } from '../../generate/members.js';
import type { Rule } from '../rule.js';

export const requiredMissing: Rule = {
  id: 'required-missing',
  severity: 'info',
  summary: 'Parameters of which none is said to be required',
  *check({ schemas }) {
    for (const { schema, place, depth, isInput, tool } of schemas) {
      if (depth !== 0 || !isInput || Array.isArray(schema['required'])) continue;
      const { properties } = schema;
      if (!isMembers(properties) || Object.keys(properties).length === 0) continue;
      const isChosen = ['anyOf', 'oneOf', 'allOf', '$ref'].some(
        (word) => schema[word] !== undefined,
      );
      if (isChosen) continue;
      yield {
        place,
        tool: tool.name,
        message: 'No parameter is required: a model may call it with nothing.',
        fix: 'List what it cannot do without in "required", or write "required": [].',
      };
    }
  },
};
