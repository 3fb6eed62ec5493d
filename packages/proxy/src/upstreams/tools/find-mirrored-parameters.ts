import { isObject } from '../../core/is-object.js';

const keyword = 'x-mcp-header';
const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const mirroredTypes = new Set<unknown>(['string', 'integer', 'boolean']);
/** Members of a schema that hold data, in which the keyword is only a word. */
const dataKeywords = new Set(['default', 'const', 'enum', 'examples']);
const maximumDepth = 64;

export interface MirroredParameter {
  readonly path: readonly string[];
  readonly header: string;
}

/**
 * The parameters that a tool wants to see as HTTP fields too (`x-mcp-header`, 2026-07-28).
 *
 * Undefined where the tool's declarations break the rules: such a tool must not be offered.
 */
export function findMirroredParameters(
  inputSchema: Readonly<Record<string, unknown>>,
): readonly MirroredParameter[] | undefined {
  const found: MirroredParameter[] = [];
  const isValid = visit(inputSchema, { path: [], depth: 0, isReachable: true, found });
  const names = new Set(found.map(({ header }) => header.toLowerCase()));
  return isValid && names.size === found.length ? found : undefined;
}

interface Visit {
  readonly path: readonly string[];
  readonly depth: number;
  /** Whether only `properties` lie between here and the root. */
  readonly isReachable: boolean;
  readonly found: MirroredParameter[];
}

function visit(schema: unknown, { path, depth, isReachable, found }: Visit): boolean {
  if (depth > maximumDepth) return false;
  if (Array.isArray(schema)) {
    return schema.every((item) =>
      visit(item, { path, depth: depth + 1, isReachable: false, found }),
    );
  }
  if (!isObject(schema)) return true;
  if (keyword in schema) {
    const header = schema[keyword];
    if (!isReachable || path.length === 0 || typeof header !== 'string') return false;
    if (!token.test(header) || !mirroredTypes.has(schema['type'])) return false;
    found.push({ path, header });
  }
  return Object.entries(schema).every(([name, child]) => {
    if (dataKeywords.has(name) || name === keyword) return true;
    if (name === 'properties' && isObject(child)) {
      return Object.entries(child).every(([key, property]) =>
        visit(property, { path: [...path, key], depth: depth + 1, isReachable, found }),
      );
    }
    return visit(child, { path, depth: depth + 1, isReachable: false, found });
  });
}
