import { quote } from '../quote.js';
import type { Rule } from '../rule.js';

export const namePortable: Rule = {
  id: 'name-portable',
  severity: 'warning',
  summary: 'A name that models do not take: other than 1 to 64 of A-Z, a-z, 0-9, _ and -',
  *check({ tools }) {
    for (const { name, place } of tools) {
      if (/^[\w-]{1,64}$/.test(name) || name === '') continue;
      const why = name.length > 64 ? `has ${name.length} characters` : 'has other characters';
      yield {
        place: `${place}/name`,
        tool: name,
        message: `The name ${quote(name)} ${why}; OpenAI and Anthropic take 64 of A-Z, a-z, 0-9, _ and -.`,
        fix: 'Give it a name that every model takes, or clients have to rename it.',
      };
    }
  },
};
