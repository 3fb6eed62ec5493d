import type { Rule } from '../rule.js';

/** Levels of objects and lists that OpenAI takes in strict mode. */
const most = 10;

export const portableDepth: Rule = {
  id: 'portable-depth',
  severity: 'info',
  summary: `Parameters that are nested deeper than ${most} levels`,
  *check({ schemas }) {
    const deepest = new Map<
      string,
      { readonly tool: string; readonly place: string; readonly levels: number }
    >();
    for (const { place, tool, isInput } of schemas) {
      if (!isInput) continue;
      const levels = place
        .split('/')
        .filter((step) => step === 'properties' || step === 'items').length;
      if (levels <= most || levels <= (deepest.get(tool.place)?.levels ?? 0)) continue;
      deepest.set(tool.place, { tool: tool.name, place, levels });
    }
    for (const { tool, place, levels } of deepest.values()) {
      yield {
        place,
        tool,
        message: `The parameters are nested ${levels} levels deep; OpenAI's strict mode takes ${most}.`,
        fix: 'Make them flatter: models make mistakes in deep ones.',
      };
    }
  },
};
