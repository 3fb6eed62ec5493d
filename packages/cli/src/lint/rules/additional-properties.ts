import { isMembers } from '../../generate/members.js';
import type { Rule } from '../rule.js';

export const additionalProperties: Rule = {
  id: 'additional-properties',
  severity: 'info',
  summary: 'Parameters that let misspelt names pass',
  *check({ schemas }) {
    for (const { schema, place, depth, isInput, tool } of schemas) {
      if (depth !== 0 || !isInput) continue;
      const isSaid = ['additionalProperties', 'unevaluatedProperties', 'patternProperties'].some(
        (word) => schema[word] !== undefined,
      );
      const { properties } = schema;
      if (isSaid || !isMembers(properties) || Object.keys(properties).length === 0) continue;
      yield {
        place,
        tool: tool.name,
        message:
          'It does not say whether there may be other parameters: a misspelt name passes unseen.',
        fix: 'Add "additionalProperties": false; OpenAI’s strict mode wants it too.',
      };
    }
  },
};
