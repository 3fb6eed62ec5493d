import { isMembers } from '../../generate/members.js';
import type { Rule } from '../rule.js';

export const schemaRoot: Rule = {
  id: 'schema-root',
  severity: 'error',
  summary: 'A schema of parameters or output that is not of an object',
  *check({ tools }) {
    for (const { definition, name, place } of tools) {
      for (const member of ['inputSchema', 'outputSchema'] as const) {
        const schema: unknown = definition[member];
        if (schema === undefined && member === 'outputSchema') continue;
        if (isMembers(schema) && schema['type'] === 'object') continue;
        yield {
          place: `${place}/${member}`,
          tool: name,
          message: `${member} ${isMembers(schema) ? 'does not have "type": "object"' : 'is no schema'}, which MCP wants.`,
          fix: 'Write "type": "object" at its top; for no parameters {"type": "object", "additionalProperties": false}.',
        };
      }
    }
  },
};
