import { allTexts } from '../all-texts.js';
import { findInstructions } from '../find-instructions.js';
import { quote } from '../quote.js';
import type { Rule } from '../rule.js';

export const textInstructions: Rule = {
  id: 'text-instructions',
  severity: 'warning',
  summary: 'Words that give a model orders behind the back of its user (tool poisoning)',
  *check({ tools }) {
    for (const { definition, name, place } of tools) {
      for (const { text, place: at } of allTexts(definition)) {
        const words = findInstructions(text);
        if (words === undefined) continue;
        yield {
          place: place + at,
          tool: name,
          message: `It speaks to the model rather than of the tool: ${quote(words)}.`,
          fix: 'Describe what the tool does. Who has not written this server: read the text before you use it.',
        };
      }
    }
  },
};
