import { allTexts } from '../all-texts.js';
import { findHidden } from '../find-hidden.js';
import type { Rule } from '../rule.js';

export const textHidden: Rule = {
  id: 'text-hidden',
  severity: 'error',
  summary:
    'Characters that nobody sees, but a model reads: control, zero-width, bidirectional, tags',
  *check({ tools }) {
    for (const { definition, name, place } of tools) {
      for (const { text, place: at } of allTexts(definition)) {
        const hidden = findHidden(text);
        if (hidden.length === 0) continue;
        yield {
          place: place + at,
          tool: name,
          message: `It has characters that cannot be seen: ${hidden.join(', ')}.`,
          fix: 'Take them out; nothing that is meant needs them.',
        };
      }
    }
  },
};
