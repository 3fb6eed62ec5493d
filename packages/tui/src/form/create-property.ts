import { followReference, shapeOf } from '@nanda/terminal';
import { asRecord } from './as-record.js';
import { createField, type FieldSource } from './create-field.js';
import { fillField } from './fill-field.js';
import type { FormField, TextField } from './form-field.js';
import type { FormGroup } from './form-state.js';

/** Objects are fields of their own this many levels deep, and with so many properties at most. */
const maxDepth = 2;
const maxProperties = 8;

/** The fields of a property, and the objects that they are in. */
export interface PropertyFields {
  readonly fields: readonly FormField[];
  readonly groups: readonly FormGroup[];
}

export interface PropertySource extends FieldSource {
  /** What is in it at first. */
  readonly value?: unknown;
  /** Shows it as JSON even where fields could hold it. */
  readonly isJson?: boolean;
}

/** One field for a property, or several where it is a small object of plain values. */
export function createProperty(source: PropertySource): PropertyFields {
  if (source.isJson === true) return asJson(source);
  const inner = source.value === undefined ? undefined : asRecord(source.value);
  const isObject = inner === undefined || inner === source.value;
  const names = isObject ? partsOf(source) : undefined;
  if (names !== undefined) return createGroup(source, { names, inner }) ?? asJson(source);
  const field = createField(source);
  const filled = fillField(field, source.value, { root: source.context.schema });
  return filled === undefined ? asJson(source) : { fields: [filled], groups: [] };
}

function createGroup(
  { path, schema, isRequired, context }: PropertySource,
  {
    names,
    inner,
  }: {
    readonly names: readonly string[];
    readonly inner: Readonly<Record<string, unknown>> | undefined;
  },
): PropertyFields | undefined {
  const { properties, required } = shapeOf(schema, context.schema);
  const has = (name: string) => inner !== undefined && Object.hasOwn(inner, name);
  // An object with nothing in it, where none has to be, is not what empty fields say.
  if (inner !== undefined && !isRequired && !names.some(has)) return undefined;
  if (inner !== undefined && Object.keys(inner).some((name) => !names.includes(name))) {
    return undefined;
  }
  const parts = names.map((name) =>
    createProperty({
      path: [...path, name],
      schema: properties[name],
      isRequired: required.includes(name),
      context,
      ...(has(name) && { value: inner?.[name] }),
    }),
  );
  return {
    fields: parts.flatMap((part) => part.fields),
    groups: [{ path, schema, isRequired }, ...parts.flatMap((part) => part.groups)],
  };
}

/** The names of the properties that can be fields; undefined where the whole is better one field. */
function partsOf({ path, schema, context }: PropertySource): readonly string[] | undefined {
  const root = context.schema;
  const { types, properties, additional, choices } = shapeOf(schema, root);
  const isObject = [...types].filter((type) => type !== 'null').join() === 'object';
  const names = Object.keys(properties);
  if (!isObject || choices !== undefined || names.length === 0) return undefined;
  if (names.length > maxProperties || path.length > maxDepth) return undefined;
  if (Object.keys(asRecord(additional)).length > 0 || hasWays(schema, root)) return undefined;
  const isPlain = (name: string) => {
    const inside = { path: [...path, name], schema: properties[name], isRequired: false, context };
    if (partsOf(inside) !== undefined) return true;
    const field = createField(inside);
    return field.kind !== 'text' || field.as !== 'json';
  };
  return names.every(isPlain) ? names : undefined;
}

/** Whether a value may be one of several things: fields of all of them side by side would mislead. */
function hasWays(schema: unknown, root: unknown): boolean {
  const members = followReference(schema, root);
  return ['anyOf', 'oneOf'].some((keyword) => {
    const ways = Array.isArray(members[keyword]) ? (members[keyword] as unknown[]) : [];
    return ways.filter((way) => asRecord(way)['type'] !== 'null').length > 1;
  });
}

function asJson({ value, ...source }: PropertySource): PropertyFields {
  const text = value === undefined ? '' : JSON.stringify(value);
  const { key, path, label, schema, isRequired } = createField(source);
  const field: TextField = {
    key,
    path,
    label,
    schema,
    isRequired,
    isTouched: false,
    kind: 'text',
    as: 'json',
    isSecret: false,
    text,
    cursor: text.length,
  };
  return { fields: [field], groups: [] };
}
