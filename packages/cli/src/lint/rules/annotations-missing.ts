import type { Rule } from '../rule.js';

export const annotationsMissing: Rule = {
  id: 'annotations-missing',
  severity: 'info',
  summary: 'A tool that does not say whether it changes or destroys anything',
  *check({ tools }) {
    for (const { definition, name, place } of tools) {
      const { readOnlyHint, destructiveHint } = definition.annotations ?? {};
      if (readOnlyHint !== undefined || destructiveHint !== undefined) continue;
      yield {
        place,
        tool: name,
        message:
          'It does not say whether it changes anything: clients have to take it for destructive.',
        fix: 'Add "annotations": {"readOnlyHint": true}, or say what it does with "destructiveHint".',
      };
    }
  },
};
