import { asMembers, type Members } from './as-members.js';
import { exampleText } from './example-text.js';
import { findFaults } from './find-faults.js';
import { followReference } from './follow-reference.js';
import { setMember } from './set-member.js';
import { shapeOf } from './shape-of.js';

/** A stranger's schema may have a part in itself, more than once. */
const maxDepth = 12;
const maxParts = 300;

/**
 * Parameters that a tool could be called with: what its schema asks for, else the first that it takes. Plausible, and
 * right by the schema as far as can be seen.
 */
export function exampleParameters(schema: unknown): Record<string, unknown> {
  const { properties } = shapeOf(schema, schema);
  const place = { root: schema, depth: 0, siblings: properties, budget: { left: maxParts } };
  const needed = exampleOf(
    { ...asMembers(schema), type: 'object', default: undefined },
    { ...place, name: '' },
  );
  const parameters = asMembers(needed);
  const [name] = Object.keys(properties);
  if (name === undefined || Object.keys(parameters).length > 0) return { ...parameters };
  const optional: Record<string, unknown> = {};
  setMember(optional, name, exampleOf(properties[name], { ...place, name }));
  return optional;
}

interface Place {
  readonly name: string;
  readonly root: unknown;
  readonly depth: number;
  /** Properties that the object is known to have, where an alternative only says which of them it needs. */
  readonly siblings: Members;
  readonly budget: { left: number };
}

function exampleOf(schema: unknown, place: Place): unknown {
  const { name, root, depth, budget } = place;
  budget.left -= 1;
  const members = followReference(schema, root);
  const shape = shapeOf(schema, root);
  const isRight = (value: unknown) =>
    value !== undefined &&
    value !== null &&
    // As an alternative, because only of those it is looked at what they need.
    findFaults(value, { anyOf: [schema] }, { root }).length === 0;
  // What the service itself gives as an example says most.
  const given = [
    ...[members['examples']].flat(),
    members['example'],
    shape.default,
    ...(shape.choices ?? []),
  ].find((value) => value !== '' && isRight(value));
  if (given !== undefined) return given;
  if (shape.choices !== undefined) return shape.choices[0];
  if (depth > maxDepth || budget.left < 0) return null;
  const plain = exampleByType();
  if (isRight(plain)) return plain;
  const siblings = { ...place.siblings, ...shape.properties };
  for (const part of alternativesOf(members)) {
    const one = exampleOf(part, { ...place, siblings, depth: depth + 1 });
    const both =
      asMembers(plain) === plain && asMembers(one) === one
        ? { ...asMembers(plain), ...asMembers(one) }
        : one;
    if (isRight(one)) return one;
    if (isRight(both)) return both;
  }
  return plain;

  function exampleByType(): unknown {
    const { types } = shape;
    if (types.size === 0 && shape.required.length > 0) return exampleObject();
    if (types.has('string') || types.size === 0) return exampleText(name, shape);
    if (types.has('integer') || types.has('number'))
      return exampleNumber(shape.limits, !types.has('number'));
    if (types.has('boolean')) return true;
    if (types.has('array')) return exampleList();
    return types.has('object') ? exampleObject() : null;
  }

  function exampleList(): readonly unknown[] {
    const { minItems } = shape.limits;
    const inside = { name: singular(name), root, depth: depth + 1, siblings: {}, budget };
    const length = Math.max(typeof minItems === 'number' ? minItems : 1, shape.tuple.length);
    const items = Array.from({ length: Math.min(length, 20) }, (_, index) =>
      exampleOf(shape.tuple[index] ?? asSchema(shape.items), inside),
    );
    // One item twice may not be allowed.
    return shape.limits['uniqueItems'] === true ? items.map(different) : items;
  }

  function exampleObject(): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    const known = { ...place.siblings, ...shape.properties };
    for (const inner of shape.required) {
      const part = Object.hasOwn(known, inner) ? known[inner] : asSchema(shape.additional);
      const inside = { name: inner, root, depth: depth + 1, siblings: {}, budget };
      setMember(object, inner, exampleOf(part, inside));
    }
    return object;
  }
}

function alternativesOf(members: Readonly<Record<string, unknown>>): readonly unknown[] {
  return ['anyOf', 'oneOf'].flatMap((key) =>
    Array.isArray(members[key]) ? (members[key] as unknown[]) : [],
  );
}

function asSchema(value: unknown): unknown {
  return typeof value === 'object' ? value : {};
}

function exampleNumber(
  {
    minimum,
    maximum,
    exclusiveMinimum,
    exclusiveMaximum,
    multipleOf,
  }: Readonly<Record<string, unknown>>,
  isWhole: boolean,
): number {
  const step = typeof multipleOf === 'number' && multipleOf > 0 ? multipleOf : 1;
  const isOpen = exclusiveMinimum === true;
  const least = typeof exclusiveMinimum === 'number' ? exclusiveMinimum : minimum;
  const most = typeof exclusiveMaximum === 'number' ? exclusiveMaximum : maximum;
  const isAbove = typeof exclusiveMinimum === 'number' || isOpen;
  let value = step;
  if (typeof least === 'number' && (value < least || (isAbove && value === least))) {
    value = Math.ceil(least / step) * step + (isAbove ? step : 0);
  }
  if (
    typeof most === 'number' &&
    (value > most || (value === most && exclusiveMaximum !== undefined))
  ) {
    const low = typeof least === 'number' ? least : most - 1;
    value = isWhole
      ? Math.floor(most) - (exclusiveMaximum === undefined ? 0 : 1)
      : (low + most) / 2;
  }
  return value;
}

function singular(name: string): string {
  return name.replace(/ies$/, 'y').replace(/([^s])s$/, '$1');
}

function different(item: unknown, index: number): unknown {
  if (index === 0) return item;
  if (typeof item === 'string') return item + String(index + 1);
  return typeof item === 'number' ? item + index : item;
}
