import type { JsonType, ValueShape } from './value-shape.js';

type Members = Readonly<Record<string, unknown>>;

/** References and unions deeper than this are left unread: a stranger's schema may refer to itself. */
const maxDepth = 12;

/** What a JSON Schema says about its value. `root` is the document that `$ref`s look into. */
export function shapeOf(schema: unknown, root: unknown, depth = 0): ValueShape {
  const members = followReference(schema, root);
  const own = readOwn(members);
  if (depth >= maxDepth) return own;
  const read = (key: string) => asList(members[key]).map((part) => shapeOf(part, root, depth + 1));
  const every = read('allOf');
  const some = [...read('anyOf'), ...read('oneOf')];
  return join(every.reduce(narrow, own), some);
}

function readOwn(members: Members): ValueShape {
  const types = [members['type']].flat().filter((type) => typeof type === 'string');
  const choices = Array.isArray(members['enum'])
    ? (members['enum'] as unknown[])
    : 'const' in members
      ? [members['const']]
      : undefined;
  const properties = asMembers(members['properties']);
  const patterns = Object.values(asMembers(members['patternProperties']));
  return {
    types: new Set((types.length > 0 ? types : guessTypes(members, choices)) as JsonType[]),
    choices,
    properties,
    required: asList(members['required']).filter((name) => typeof name === 'string'),
    additional: members['additionalProperties'] ?? patterns[0],
    items: members['items'],
    description: typeof members['description'] === 'string' ? members['description'] : undefined,
    default: members['default'],
  };
}

/** Many schemas leave the type to be understood. */
function guessTypes(members: Members, choices: readonly unknown[] | undefined): JsonType[] {
  if (choices?.every((choice) => typeof choice === 'string')) return ['string'];
  if ('properties' in members) return ['object'];
  return 'items' in members ? ['array'] : [];
}

/** Both have to hold. */
function narrow(left: ValueShape, right: ValueShape): ValueShape {
  return {
    types: left.types.size > 0 ? left.types : right.types,
    choices: left.choices ?? right.choices,
    properties: { ...right.properties, ...left.properties },
    required: [...new Set([...left.required, ...right.required])],
    additional: left.additional ?? right.additional,
    items: left.items ?? right.items,
    description: left.description ?? right.description,
    default: left.default ?? right.default,
  };
}

/** One of the alternatives has to hold beside what is said already. */
function join(base: ValueShape, alternatives: readonly ValueShape[]): ValueShape {
  const [first] = alternatives;
  if (first === undefined) return base;
  const areAllTyped = alternatives.every((shape) => shape.types.size > 0);
  const areAllListed = alternatives.every(
    (shape) => shape.choices !== undefined || (shape.types.size === 1 && shape.types.has('null')),
  );
  const either: ValueShape = {
    types: new Set(areAllTyped ? alternatives.flatMap((shape) => [...shape.types]) : []),
    choices: areAllListed ? alternatives.flatMap((shape) => shape.choices ?? [null]) : undefined,
    properties: Object.assign({}, ...alternatives.map((shape) => shape.properties)) as Members,
    // What only one alternative asks for is not asked for.
    required: first.required.filter((name) =>
      alternatives.every((shape) => shape.required.includes(name)),
    ),
    additional: alternatives.find((shape) => shape.additional !== undefined)?.additional,
    items: alternatives.find((shape) => shape.items !== undefined)?.items,
    description: alternatives.find((shape) => shape.description !== undefined)?.description,
    default: undefined,
  };
  return narrow(base, either);
}

function followReference(schema: unknown, root: unknown): Members {
  let members = asMembers(schema);
  for (let step = 0; step < maxDepth; step += 1) {
    const reference = members['$ref'];
    if (typeof reference !== 'string' || !reference.startsWith('#')) return members;
    let target: unknown = root;
    for (const part of reference.slice(1).split('/').slice(1)) {
      const name = decode(part).replaceAll('~1', '/').replaceAll('~0', '~');
      target = Object.hasOwn(asMembers(target), name) ? asMembers(target)[name] : undefined;
    }
    const { $ref: _, ...siblings } = members;
    members = { ...asMembers(target), ...siblings };
  }
  return members;
}

/** What is no encoding at all stands for itself: a stranger wrote it. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function asMembers(value: unknown): Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Members)
    : {};
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
