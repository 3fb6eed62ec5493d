import { quote } from '../quote.js';
import type { Rule } from '../rule.js';

export const nameDuplicate: Rule = {
  id: 'name-duplicate',
  severity: 'error',
  summary: 'A name that two tools have',
  *check({ tools }) {
    const seen = new Map<string, string>();
    for (const { name, place } of tools) {
      const first = seen.get(name);
      if (first === undefined) seen.set(name, place);
      else {
        yield {
          place: `${place}/name`,
          tool: name,
          message: `${quote(name)} is the name of ${first} as well: only one of them can be called.`,
          fix: 'Rename one of them.',
        };
      }
    }
  },
};
