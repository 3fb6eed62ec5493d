import { isMembers, type Members } from '../generate/members.js';
import { resolveLocal } from '../generate/resolve-local.js';

const deepest = 16;

/**
 * Why a value does not fit a schema, in words that follow "it"; undefined where it does, as far as that can be told
 * without running a stranger's patterns.
 */
export function valueProblem(
  value: unknown,
  {
    schema,
    root,
    depth = 0,
  }: { readonly schema: unknown; readonly root: unknown; readonly depth?: number },
): string | undefined {
  if (schema === false) return 'is not allowed at all';
  if (!isMembers(schema) || depth > deepest) return undefined;
  const inside = (part: unknown, of: unknown) =>
    valueProblem(part, { schema: of, root, depth: depth + 1 });
  if (typeof schema['$ref'] === 'string') {
    const problem = inside(value, resolveLocal(root, schema['$ref']));
    if (problem !== undefined) return problem;
  }
  const { allOf, anyOf, oneOf } = schema;
  for (const part of Array.isArray(allOf) ? (allOf as unknown[]) : []) {
    const problem = inside(value, part);
    if (problem !== undefined) return problem;
  }
  for (const choices of [anyOf, oneOf]) {
    if (!Array.isArray(choices) || choices.length === 0) continue;
    const fits = choices.some((part: unknown) => inside(value, part) === undefined);
    if (!fits) return 'is none of the alternatives';
  }
  return (
    typeProblem(value, schema) ?? rangeProblem(value, schema) ?? partsProblem(value, schema, inside)
  );
}

function typeProblem(value: unknown, schema: Members): string | undefined {
  const types = [schema['type']].flat().filter((type) => typeof type === 'string');
  const isNull = value === null && schema['nullable'] === true;
  if (types.length > 0 && !isNull && !types.some((type) => isOfType(value, type))) {
    return `is ${typeOf(value)}, not ${types.join(' or ')}`;
  }
  const { enum: choices } = schema;
  const isSame = (choice: unknown) => JSON.stringify(choice) === JSON.stringify(value);
  if (Array.isArray(choices) && choices.length > 0 && !isNull && !choices.some(isSame)) {
    return 'is none of the values of enum';
  }
  return 'const' in schema && !isSame(schema['const']) ? 'is not the value of const' : undefined;
}

function rangeProblem(value: unknown, schema: Members): string | undefined {
  const bound = (name: string): number | undefined =>
    typeof schema[name] === 'number' ? schema[name] : undefined;
  if (typeof value === 'number') {
    if (value < (bound('minimum') ?? -Infinity)) return `is less than ${bound('minimum')}`;
    if (value > (bound('maximum') ?? Infinity)) return `is more than ${bound('maximum')}`;
    if (value <= (bound('exclusiveMinimum') ?? -Infinity))
      return `is not more than ${bound('exclusiveMinimum')}`;
    if (value >= (bound('exclusiveMaximum') ?? Infinity))
      return `is not less than ${bound('exclusiveMaximum')}`;
  }
  const size =
    typeof value === 'string' ? [...value].length : Array.isArray(value) ? value.length : undefined;
  const ending = typeof value === 'string' ? 'Length' : 'Items';
  if (size !== undefined && size < (bound(`min${ending}`) ?? 0))
    return `is shorter than ${bound(`min${ending}`)}`;
  if (size !== undefined && size > (bound(`max${ending}`) ?? Infinity))
    return `is longer than ${bound(`max${ending}`)}`;
  return undefined;
}

function partsProblem(
  value: unknown,
  schema: Members,
  inside: (part: unknown, of: unknown) => string | undefined,
): string | undefined {
  if (Array.isArray(value) && isMembers(schema['items'])) {
    for (const item of value) {
      const problem = inside(item, schema['items']);
      if (problem !== undefined) return `has an item that ${problem}`;
    }
  }
  if (!isMembers(value)) return undefined;
  const properties = isMembers(schema['properties']) ? schema['properties'] : {};
  const required = Array.isArray(schema['required']) ? (schema['required'] as unknown[]) : [];
  const missing = required.find((name) => typeof name === 'string' && !Object.hasOwn(value, name));
  if (missing !== undefined) return `lacks ${JSON.stringify(missing)}`;
  for (const [name, member] of Object.entries(value)) {
    const problem = Object.hasOwn(properties, name) ? inside(member, properties[name]) : undefined;
    if (problem !== undefined) return `has a ${JSON.stringify(name)} that ${problem}`;
  }
  return undefined;
}

function isOfType(value: unknown, type: unknown): boolean {
  if (type === 'integer') return Number.isInteger(value);
  // One that no JSON has is another rule's.
  if (!['array', 'boolean', 'null', 'number', 'object', 'string'].includes(type as string))
    return true;
  return typeOf(value) === type;
}

function typeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}
