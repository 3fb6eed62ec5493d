import { quote } from '../quote.js';
import type { Rule } from '../rule.js';

export const portableProperty: Rule = {
  id: 'portable-property',
  severity: 'warning',
  summary: 'A parameter with a name that Anthropic refuses',
  *check({ schemas }) {
    for (const { place, property, isInput, tool } of schemas) {
      if (property === undefined || !isInput || /^[\w.-]{1,64}$/.test(property)) continue;
      yield {
        place,
        tool: tool.name,
        message: `Anthropic refuses a parameter called ${quote(property)}.`,
        fix: 'Use 1 to 64 of A-Z, a-z, 0-9, _, - and .',
      };
    }
  },
};
