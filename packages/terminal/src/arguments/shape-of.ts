import { asMembers, type Members } from './as-members.js';
import { followReference } from './follow-reference.js';
import type { JsonType, ValueShape } from './value-shape.js';

/** Deeper than this, and more of them, alternatives are left unread: a stranger's schema may refer to itself. */
const maxDepth = 12;
const maxParts = 300;

const knownTypes: readonly unknown[] = [
  'string',
  'number',
  'integer',
  'boolean',
  'array',
  'object',
  'null',
] satisfies readonly JsonType[];

const limitKeyword =
  /^(?:m(?:in|ax)(?:imum|Length|Items|Properties)|exclusiveM(?:in|ax)imum|multipleOf|pattern|format|uniqueItems)$/;

interface Scope {
  readonly root: unknown;
  readonly depth: number;
  readonly budget: { left: number };
}

/** What a JSON Schema says about its value. `root` is the document that `$ref`s look into. */
export function shapeOf(schema: unknown, root: unknown): ValueShape {
  return readShape(schema, { root, depth: 0, budget: { left: maxParts } });
}

function readShape(schema: unknown, { root, depth, budget }: Scope): ValueShape {
  const members = followReference(schema, root);
  const own = readOwn(members);
  if (depth >= maxDepth) return own;
  const read = (key: string): readonly ValueShape[] => {
    const shapes: ValueShape[] = [];
    for (const part of asList(members[key])) {
      budget.left -= 1;
      // What is not read may be anything.
      shapes.push(
        budget.left < 0 ? readOwn({}) : readShape(part, { root, depth: depth + 1, budget }),
      );
      if (budget.left < 0) break;
    }
    return shapes;
  };
  const every = read('allOf');
  const some = [...read('anyOf'), ...read('oneOf')];
  return join(every.reduce(narrow, own), some);
}

function readOwn(members: Members): ValueShape {
  const said = [members['type']].flat().filter((type) => knownTypes.includes(type));
  const choices = Array.isArray(members['enum'])
    ? (members['enum'] as unknown[])
    : 'const' in members
      ? [members['const']]
      : undefined;
  const types = new Set((said.length > 0 ? said : guessTypes(members, choices)) as JsonType[]);
  if (members['nullable'] === true && types.size > 0) types.add('null');
  const { items, prefixItems } = members;
  const required = asList(members['required']).filter((name) => typeof name === 'string');
  return {
    types,
    choices,
    properties: withUndeclared(asMembers(members['properties']), required),
    required,
    additional: readAdditional(members),
    items: Array.isArray(items) ? members['additionalItems'] : items,
    tuple: Array.isArray(prefixItems) ? prefixItems : asList(items),
    limits: Object.fromEntries(Object.entries(members).filter(([key]) => limitKeyword.test(key))),
    description: typeof members['description'] === 'string' ? members['description'] : undefined,
    default: members['default'],
  };
}

/** Some ask for what they do not name: it can be given then, whatever it is. */
function withUndeclared(properties: Members, required: readonly string[]): Members {
  const undeclared = required.filter((name) => !Object.hasOwn(properties, name));
  if (undeclared.length === 0 || Object.keys(properties).length === 0) return properties;
  return { ...properties, ...Object.fromEntries(undeclared.map((name) => [name, {}])) };
}

/** Which pattern a name fits is not looked at: a stranger's pattern may take forever. */
function readAdditional(members: Members): unknown {
  const patterns = Object.values(asMembers(members['patternProperties']));
  const { additionalProperties: others } = members;
  if (patterns.length === 0) return others;
  const isOpen = others === true || others === undefined || others === false;
  const anyOf = isOpen ? patterns : [...patterns, others];
  return anyOf.length === 1 ? anyOf[0] : { anyOf };
}

/** Many schemas leave the type to be understood. */
function guessTypes(members: Members, choices: readonly unknown[] | undefined): JsonType[] {
  if (choices?.every((choice) => typeof choice === 'string')) return ['string'];
  if ('properties' in members) return ['object'];
  return 'items' in members || 'prefixItems' in members ? ['array'] : [];
}

/** Both have to hold. */
function narrow(left: ValueShape, right: ValueShape): ValueShape {
  return {
    types: commonTypes(left.types, right.types),
    choices: commonChoices(left.choices, right.choices),
    properties: mergeProperties([left.properties, right.properties], 'allOf'),
    required: [...new Set([...left.required, ...right.required])],
    additional: left.additional ?? right.additional,
    items: left.items ?? right.items,
    tuple: left.tuple.length > 0 ? left.tuple : right.tuple,
    limits: { ...right.limits, ...left.limits },
    description: left.description ?? right.description,
    default: left.default ?? right.default,
  };
}

/** One of the alternatives has to hold beside what is said already. */
function join(base: ValueShape, alternatives: readonly ValueShape[]): ValueShape {
  const [first] = alternatives;
  if (first === undefined) return base;
  const areAllTyped = alternatives.every((shape) => shape.types.size > 0);
  const isNull = ({ types }: ValueShape) => types.size === 1 && types.has('null');
  const areAllListed = alternatives.every((shape) => shape.choices !== undefined || isNull(shape));
  const real = alternatives.filter((shape) => !isNull(shape));
  const either: ValueShape = {
    types: new Set(areAllTyped ? alternatives.flatMap((shape) => [...shape.types]) : []),
    choices: areAllListed ? alternatives.flatMap((shape) => shape.choices ?? [null]) : undefined,
    properties: mergeProperties(
      alternatives.map((shape) => shape.properties),
      'anyOf',
    ),
    // What only one alternative asks for is not asked for.
    required: first.required.filter((name) =>
      alternatives.every((shape) => shape.required.includes(name)),
    ),
    additional: alternatives.find((shape) => shape.additional !== undefined)?.additional,
    items: mergeItems(alternatives),
    tuple: alternatives.find((shape) => shape.tuple.length > 0)?.tuple ?? [],
    // The limits of an alternative are only certain where there is no other.
    limits: real.length === 1 && real[0] !== undefined ? real[0].limits : {},
    description: alternatives.find((shape) => shape.description !== undefined)?.description,
    default: undefined,
  };
  return narrow(base, either);
}

function commonTypes(
  left: ReadonlySet<JsonType>,
  right: ReadonlySet<JsonType>,
): ReadonlySet<JsonType> {
  if (left.size === 0) return right;
  const allows = (types: ReadonlySet<JsonType>, type: JsonType) =>
    types.size === 0 || types.has(type) || (type === 'integer' && types.has('number'));
  const common = [...left, ...right].filter((type) => allows(left, type) && allows(right, type));
  // A schema that nothing can satisfy is the service's to complain about.
  return common.length === 0 ? left : new Set(common);
}

function commonChoices(left: ValueShape['choices'], right: ValueShape['choices']) {
  if (left === undefined || right === undefined) return left ?? right;
  const allowed = new Set(right.map((choice) => JSON.stringify(choice)));
  return left.filter((choice) => allowed.has(JSON.stringify(choice)));
}

/** A property of which several say something is all of it, or one of it. */
function mergeProperties(all: readonly Members[], keyword: 'allOf' | 'anyOf'): Members {
  const filled = all.filter((properties) => Object.keys(properties).length > 0);
  if (filled.length < 2) return filled[0] ?? {};
  const merged = new Map<string, unknown[]>();
  for (const properties of filled) {
    for (const [name, schema] of Object.entries(properties)) {
      merged.set(name, [...(merged.get(name) ?? []), schema]);
    }
  }
  return Object.fromEntries(
    Array.from(merged, ([name, schemas]) => [
      name,
      schemas.length === 1 ? schemas[0] : { [keyword]: schemas },
    ]),
  );
}

function mergeItems(alternatives: readonly ValueShape[]): unknown {
  const items = alternatives.flatMap((shape) => (shape.items === undefined ? [] : [shape.items]));
  return items.length > 1 ? { anyOf: items } : items[0];
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
