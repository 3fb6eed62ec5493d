import type { Rule } from '../rule.js';

export const annotationsContradict: Rule = {
  id: 'annotations-contradict',
  severity: 'warning',
  summary: 'Annotations that contradict one another, or the name',
  *check({ tools }) {
    for (const { definition, name, place } of tools) {
      const { readOnlyHint, destructiveHint, idempotentHint } = definition.annotations ?? {};
      if (readOnlyHint !== true) continue;
      const at = { place: `${place}/annotations`, tool: name };
      if (destructiveHint === true) {
        yield {
          ...at,
          message: 'It says that it changes nothing, and that it may destroy something.',
          fix: 'Clients ask before they call a destructive tool: leave out "readOnlyHint" where it is one.',
        };
      }
      if (idempotentHint === false) {
        yield {
          ...at,
          message: 'It says that it changes nothing, and that calling it twice changes more.',
          fix: 'Leave "idempotentHint" out: it only means something where a tool changes anything.',
        };
      }
      if (
        /^(?:delete|remove|drop|destroy|erase|purge|kill|wipe|truncate)(?:[-_. ]|$|(?=[A-Z]))/.test(
          name,
        )
      ) {
        yield {
          ...at,
          message: 'It says that it changes nothing, but its name says otherwise.',
          fix: 'Set "readOnlyHint" to false, or rename it.',
        };
      }
    }
  },
};
