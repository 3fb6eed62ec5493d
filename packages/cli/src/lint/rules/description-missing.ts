import type { Rule } from '../rule.js';

export const descriptionMissing: Rule = {
  id: 'description-missing',
  severity: 'warning',
  summary: 'A tool without a description',
  *check({ tools }) {
    for (const { definition, name, place } of tools) {
      if (typeof definition.description === 'string' && definition.description.trim() !== '')
        continue;
      yield {
        place,
        tool: name,
        message: 'It has no description: a model knows its name alone.',
        fix: 'Say what it does, when to use it, and what it gives.',
      };
    }
  },
};
