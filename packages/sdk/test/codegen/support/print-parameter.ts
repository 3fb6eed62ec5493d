import { generateTypes } from '../../../src/codegen/index.js';
import { flatten } from './flatten.js';

/** The type that a tool's parameter gets; named types of it follow, a line each. */
export function printParameter(
  schema: unknown,
  { defs }: { readonly defs?: unknown } = {},
): string {
  const inputSchema = { type: 'object', properties: { x: schema }, required: ['x'], $defs: defs };
  const text = generateTypes({ services: [{ id: 's', tools: [{ name: 't', inputSchema }] }] });
  const body =
    /\n {6}x:(?<type>[\s\S]*?);\n {4}\};\n {4}output/u.exec(text)?.groups?.['type'] ?? text;
  const named = Array.from(
    text.matchAll(/^export type (?<named>[\s\S]*?);$(?=\n\n|\n?$(?![\s\S]))/gmu),
  );
  return [body, ...named.map(({ groups }) => groups?.['named'] ?? '')].map(flatten).join('\n');
}
