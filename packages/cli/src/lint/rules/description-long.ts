import type { Rule } from '../rule.js';

/** Characters that OpenAI takes of a function's description. */
const most = 1024;

export const descriptionLong: Rule = {
  id: 'description-long',
  severity: 'warning',
  summary: `A description of more than ${most} characters, which OpenAI refuses`,
  *check({ tools }) {
    for (const { definition, name, place } of tools) {
      const { length } = definition.description ?? '';
      if (length <= most) continue;
      yield {
        place: `${place}/description`,
        tool: name,
        message: `The description has ${length} characters; OpenAI takes ${most}, and clients cut off the rest.`,
        fix: 'Put what is about single parameters into their descriptions, and examples into a prompt or a resource.',
      };
    }
  },
};
