import { quote } from '../quote.js';
import type { Rule } from '../rule.js';

export const nameInvalid: Rule = {
  id: 'name-invalid',
  severity: 'error',
  summary: 'A name that is empty, longer than 128 characters, or has spaces or control characters',
  *check({ tools }) {
    for (const { name, place } of tools) {
      const isFine = name.length > 0 && name.length <= 128 && !/[\s\p{C}]/u.test(name);
      if (isFine) continue;
      yield {
        place: `${place}/name`,
        tool: name,
        message: `The name ${quote(name)} is one that clients cannot use.`,
        fix: 'Use 1 to 128 of A-Z, a-z, 0-9, _, - and .',
      };
    }
  },
};
