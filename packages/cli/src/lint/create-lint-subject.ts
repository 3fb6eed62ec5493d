import type { ToolDefinition } from '@nanda/protocol';
import { isMembers } from '../generate/members.js';
import { schemaPlaces } from '../generate/schema-places.js';
import type { LintSubject, LintTool, SchemaVisit } from './lint-subject.js';
import { pointerOf } from './pointer-of.js';

const { single, lists, maps } = schemaPlaces;

/** Bounds for what nobody wrote for people. */
const deepest = 64;
const mostSchemas = 50_000;

export function createLintSubject(definitions: readonly ToolDefinition[]): LintSubject {
  const schemas: SchemaVisit[] = [];
  const tools = definitions.map((definition, index): LintTool => {
    const tool = { definition, name: definition.name, place: pointerOf('tools', index) };
    for (const member of ['inputSchema', 'outputSchema'] as const) {
      const root = definition[member];
      const isInput = member === 'inputSchema';
      visit(root, { place: tool.place + pointerOf(member), depth: 0, property: undefined });

      function visit(
        schema: unknown,
        { place, depth, property }: Pick<SchemaVisit, 'place' | 'depth' | 'property'>,
      ): void {
        if (!isMembers(schema) || depth > deepest || schemas.length >= mostSchemas) return;
        schemas.push({ tool, schema, place, root, isInput, depth, property });
        const next = (part: unknown, steps: string, name?: string) =>
          visit(part, { place: place + steps, depth: depth + 1, property: name });
        for (const word of single) next(schema[word], pointerOf(word));
        for (const word of lists) {
          const list = schema[word];
          if (!Array.isArray(list)) continue;
          list.forEach((part, at) => next(part, pointerOf(word, at)));
        }
        for (const word of maps) {
          const map = schema[word];
          if (!isMembers(map)) continue;
          for (const [name, part] of Object.entries(map)) {
            next(part, pointerOf(word, name), word === 'properties' ? name : undefined);
          }
        }
      }
    }
    return tool;
  });
  return { tools, schemas };
}
