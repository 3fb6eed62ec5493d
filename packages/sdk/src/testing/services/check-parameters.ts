import type { ParameterFault } from '@nanda/protocol';

type Schema = Readonly<Record<string, unknown>>;

/**
 * Checks a value against the plain parts of a JSON Schema: `type`, `enum`, `const`, `required`, `properties`,
 * `additionalProperties: false`, `items`, and the limits of numbers, texts and lists. Patterns, formats, references
 * and choices (`anyOf`, …) are not looked at: what they would refuse is let through.
 */
export function checkParameters(
  value: unknown,
  { schema, path = '', schemaPath = '#' }: CheckPlace,
): ParameterFault[] {
  const fault = (rule: string, message: string): ParameterFault => ({
    path,
    schemaPath: `${schemaPath}/${rule}`,
    message,
  });
  const types = [schema['type']].flat().filter((type) => typeof type === 'string');
  if (types.length > 0 && !types.some((type) => isOfType(value, type))) {
    return [fault('type', `must be ${types.join(',')}`)];
  }
  const faults: ParameterFault[] = [];
  const { enum: allowed } = schema;
  if (Array.isArray(allowed) && !allowed.some((one) => isSame(one, value))) {
    const named = allowed.map((one) => JSON.stringify(one)).join(', ');
    faults.push(fault('enum', `must be one of ${named}`));
  }
  if ('const' in schema && !isSame(schema['const'], value)) {
    faults.push(fault('const', `must be ${JSON.stringify(schema['const'])}`));
  }
  for (const [rule, { size, isBroken, words }] of Object.entries(limits)) {
    const limit = schema[rule];
    const measured = size(value);
    if (typeof limit !== 'number' || measured === undefined) continue;
    if (isBroken(measured, limit)) faults.push(fault(rule, words(limit)));
  }
  if (Array.isArray(value) && isSchema(schema['items'])) {
    const items = schema['items'];
    for (const [index, item] of value.entries()) {
      const place = { path: `${path}/${index}`, schemaPath: `${schemaPath}/items` };
      faults.push(...checkParameters(item, { schema: items, ...place }));
    }
  }
  if (isRecord(value)) faults.push(...checkMembers(value, { schema, path, schemaPath }));
  return faults;
}

/** Where a value stands, and what holds for it. */
export interface CheckPlace {
  readonly schema: Schema;
  /** JSON Pointer to the value. @default the whole */
  readonly path?: string;
  /** @default the whole */
  readonly schemaPath?: string;
}

function checkMembers(
  value: Readonly<Record<string, unknown>>,
  { schema, path, schemaPath }: Required<CheckPlace>,
): ParameterFault[] {
  const faults: ParameterFault[] = [];
  const required: unknown[] = Array.isArray(schema['required']) ? schema['required'] : [];
  for (const name of required) {
    if (typeof name !== 'string' || Object.hasOwn(value, name)) continue;
    faults.push({ path, schemaPath: `${schemaPath}/required`, message: `"${name}" is required` });
  }
  const properties = isSchema(schema['properties']) ? schema['properties'] : {};
  for (const [name, member] of Object.entries(value)) {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (isSchema(property)) {
      const place = {
        path: `${path}/${toPointer(name)}`,
        schemaPath: `${schemaPath}/properties/${toPointer(name)}`,
      };
      faults.push(...checkParameters(member, { schema: property, ...place }));
    } else if (schema['additionalProperties'] === false && property === undefined) {
      const rule = `${schemaPath}/additionalProperties`;
      faults.push({ path, schemaPath: rule, message: `"${name}" is not a parameter` });
    }
  }
  return faults;
}

interface Limit {
  readonly size: (value: unknown) => number | undefined;
  readonly isBroken: (size: number, limit: number) => boolean;
  readonly words: (limit: number) => string;
}

const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' ? value : undefined;
const lengthOf = (value: unknown): number | undefined =>
  typeof value === 'string' ? [...value].length : undefined;
const countOf = (value: unknown): number | undefined =>
  Array.isArray(value) ? value.length : undefined;
const isBelow = (size: number, limit: number): boolean => size < limit;
const isAbove = (size: number, limit: number): boolean => size > limit;

// In the words of the validator that the real proxy has.
const limits: Readonly<Record<string, Limit>> = {
  minimum: { size: numberOf, isBroken: isBelow, words: (limit) => `must be >= ${limit}` },
  maximum: { size: numberOf, isBroken: isAbove, words: (limit) => `must be <= ${limit}` },
  exclusiveMinimum: {
    size: numberOf,
    isBroken: (size, limit) => size <= limit,
    words: (limit) => `must be > ${limit}`,
  },
  exclusiveMaximum: {
    size: numberOf,
    isBroken: (size, limit) => size >= limit,
    words: (limit) => `must be < ${limit}`,
  },
  minLength: {
    size: lengthOf,
    isBroken: isBelow,
    words: (limit) => `must NOT have fewer than ${limit} characters`,
  },
  maxLength: {
    size: lengthOf,
    isBroken: isAbove,
    words: (limit) => `must NOT have more than ${limit} characters`,
  },
  minItems: {
    size: countOf,
    isBroken: isBelow,
    words: (limit) => `must NOT have fewer than ${limit} items`,
  },
  maxItems: {
    size: countOf,
    isBroken: isAbove,
    words: (limit) => `must NOT have more than ${limit} items`,
  },
};

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'object':
      return isRecord(value);
    case 'array':
      return Array.isArray(value);
    case 'null':
      return value === null;
    case 'integer':
      return Number.isInteger(value);
    case 'number':
    case 'string':
    case 'boolean':
      return typeof value === type;
    default:
      return true;
  }
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

function isSchema(value: unknown): value is Schema {
  return isRecord(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toPointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
