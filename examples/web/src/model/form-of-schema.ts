import type { JsonSchema } from '@nanda/sdk';
import type { Field, FieldInput, FieldValue } from './field.ts';
import { isRecord } from './is-record.ts';
import type { ToolForm } from './tool-form.ts';

const combining = ['$ref', 'allOf', 'anyOf', 'oneOf', 'if'] as const;

/** The form that asks for what a tool's schema describes. The schema is the service's: nothing about it is taken for granted. */
export function formOfSchema(schema: JsonSchema): ToolForm {
  const properties = isRecord(schema['properties']) ? schema['properties'] : {};
  const names = Object.keys(properties);
  const isPlain = !combining.some((word) => word in schema);
  const isOpen = isRecord(schema['additionalProperties']);
  if (!isPlain || (names.length === 0 && isOpen)) return wholeForm;
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  return {
    isWhole: false,
    fields: names.map((name) =>
      describeField(name, { schema: properties[name], isRequired: required.includes(name) }),
    ),
  };
}

const wholeForm: ToolForm = {
  isWhole: true,
  fields: [
    {
      name: 'parameters',
      label: 'Parameters',
      isRequired: false,
      input: { type: 'json' },
      initial: '',
    },
  ],
};

function describeField(
  name: string,
  { schema, isRequired }: { readonly schema: unknown; readonly isRequired: boolean },
): Field {
  const facts = isRecord(schema) ? schema : {};
  const input = inputOf(withoutNull(facts));
  return {
    name,
    label: name,
    description: typeof facts['description'] === 'string' ? facts['description'] : undefined,
    isRequired,
    input,
    initial: initialOf(facts['default'], input),
  };
}

/** What a value may be beside null, where that is one thing: it can be left out as well. */
function withoutNull(schema: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { anyOf, type } = schema;
  if (Array.isArray(type)) {
    const types = type.filter((it) => it !== 'null');
    return types.length === 1 ? { ...schema, type: types[0] } : schema;
  }
  if (!Array.isArray(anyOf)) return schema;
  const others = anyOf.filter((it) => isRecord(it) && it['type'] !== 'null');
  const [only] = others;
  return others.length === 1 && isRecord(only) ? only : schema;
}

function inputOf(schema: Readonly<Record<string, unknown>>): FieldInput {
  if (Array.isArray(schema['enum'])) return { type: 'choice', options: schema['enum'] };
  if ('const' in schema) return { type: 'choice', options: [schema['const']] };
  switch (schema['type']) {
    case 'string':
      return {
        type: 'text',
        isSecret: schema['writeOnly'] === true || schema['format'] === 'password',
      };
    case 'number':
    case 'integer':
      return {
        type: 'number',
        isInteger: schema['type'] === 'integer',
        minimum: numberOf(schema['minimum']),
        maximum: numberOf(schema['maximum']),
      };
    case 'boolean':
      return { type: 'boolean' };
    default:
      return { type: 'json' };
  }
}

function initialOf(value: unknown, input: FieldInput): FieldValue {
  switch (input.type) {
    case 'boolean':
      return value === true;
    case 'choice': {
      const index = input.options.findIndex((option) => option === value);
      return index === -1 ? '' : String(index);
    }
    case 'number':
      return typeof value === 'number' ? String(value) : '';
    case 'text':
      return typeof value === 'string' ? value : '';
    case 'json':
      return value === undefined ? '' : JSON.stringify(value);
  }
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
