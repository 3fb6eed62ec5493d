import { isObject } from '../../is-object.js';

const keyword = 'x-mcp-header';
const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const types = new Set<unknown>(['string', 'integer', 'boolean']);
const maximumDepth = 64;

/** A parameter that clients send as a header field as well. */
export interface FieldParameter {
  /** Where it is in the arguments. */
  readonly path: readonly string[];
  /** What follows `Mcp-Param-`. */
  readonly header: string;
}

/**
 * The parameters that a tool's schema wants as header fields too (`x-mcp-header`, 2026-07-28): those that are reached by
 * `properties` alone. A client does not use a tool that marks others, nor do we ask for what it cannot send.
 */
export function findFieldParameters(
  inputSchema: Readonly<Record<string, unknown>>,
): readonly FieldParameter[] {
  const found: FieldParameter[] = [];
  visit(inputSchema, { path: [], found });
  return found;
}

function visit(
  schema: unknown,
  { path, found }: { readonly path: readonly string[]; readonly found: FieldParameter[] },
): void {
  if (!isObject(schema) || path.length > maximumDepth) return;
  const header = schema[keyword];
  const isMarked = path.length > 0 && types.has(schema['type']);
  if (isMarked && typeof header === 'string' && token.test(header)) found.push({ path, header });
  const properties = schema['properties'];
  if (!isObject(properties)) return;
  for (const [name, child] of Object.entries(properties)) {
    visit(child, { path: [...path, name], found });
  }
}
