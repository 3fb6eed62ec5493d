import type { Rule } from '../rule.js';

const unknown = [
  'oneOf',
  'allOf',
  'not',
  'const',
  'patternProperties',
  'prefixItems',
  'if',
  '$ref',
  'exclusiveMinimum',
  'exclusiveMaximum',
];

export const portableGemini: Rule = {
  id: 'portable-gemini',
  severity: 'info',
  summary: 'Words that Gemini’s function declarations do not know',
  *check({ schemas }) {
    const words = new Map<
      string,
      { readonly place: string; readonly tool: string; readonly found: Set<string> }
    >();
    for (const { schema, tool, isInput } of schemas) {
      if (!isInput) continue;
      const own = unknown.filter((word) => schema[word] !== undefined);
      if (Array.isArray(schema['type'])) own.push('a list of types');
      if (own.length === 0) continue;
      const entry = words.get(tool.place) ?? {
        place: `${tool.place}/inputSchema`,
        tool: tool.name,
        found: new Set(),
      };
      for (const word of own) entry.found.add(word);
      words.set(tool.place, entry);
    }
    for (const { place, tool, found } of words.values()) {
      yield {
        place,
        tool,
        message: `Gemini's function declarations do not know ${[...found].join(', ')}.`,
        fix: 'Write the schema without them where that is possible; clients drop them else.',
      };
    }
  },
};
