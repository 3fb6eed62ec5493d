/** A tool as it arrives at the model, whatever API it came by. */
export interface ReceivedTool {
  readonly name: unknown;
  readonly description: unknown;
  readonly schema: unknown;
}

const types = new Set(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']);
const refusedAtTop = ['$ref', 'allOf', 'anyOf', 'const', 'enum', 'not', 'oneOf'];

/** What an API would refuse of a tool; undefined for one that all take. */
export function faultOfTool({ name, description, schema }: ReceivedTool): string | undefined {
  if (typeof name !== 'string' || !/^[\w-]{1,64}$/.test(name)) return `name: ${String(name)}`;
  if (typeof description !== 'string' || description === '' || description.length > 1024) {
    return `${name}: description`;
  }
  if (!isRecord(schema) || schema['type'] !== 'object') return `${name}: not an object at its top`;
  if (!isRecord(schema['properties'])) return `${name}: no properties`;
  const refused = refusedAtTop.find((keyword) => keyword in schema);
  if (refused !== undefined) return `${name}: ${refused} at its top`;
  const fault = faultOfSchema(schema);
  return fault === undefined ? undefined : `${name}: ${fault}`;
}

function faultOfSchema(schema: Readonly<Record<string, unknown>>): string | undefined {
  const { type, required, properties, items, $schema } = schema;
  if ($schema !== undefined) return '$schema';
  const named = [type].flat().filter((it) => it !== undefined);
  if (!named.every((it) => typeof it === 'string' && types.has(it))) return 'unknown type';
  if (named.includes('array') && items === undefined) return 'array schema missing items';
  if (Array.isArray(items)) return 'items is not a schema';
  if (
    required !== undefined &&
    !(Array.isArray(required) && new Set(required).size === required.length)
  ) {
    return 'required is not a list of different names';
  }
  const inside = isRecord(properties) ? Object.values(properties) : [];
  for (const subschema of [...inside, items]) {
    if (isRecord(subschema)) {
      const fault = faultOfSchema(subschema);
      if (fault !== undefined) return fault;
    }
  }
  return undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
