import { shapeOf } from '@nanda/terminal';
import { checkField } from './check-field.js';
import { createProperty, type PropertyFields } from './create-property.js';
import type { FieldContext } from './create-field.js';
import type { TextField } from './form-field.js';

/** More fields than anybody fills in: what is left is one field of JSON. */
const most = 200;

/** The fields of a whole form, or of one of its variants. */
export function createFields(
  schema: unknown,
  {
    context,
    initial,
  }: { readonly context: FieldContext; readonly initial: Readonly<Record<string, unknown>> },
): PropertyFields {
  const root = context.schema;
  const { types, properties, required, additional } = shapeOf(schema, root);
  const isObject = types.size === 0 || types.has('object');
  const all = isObject ? Object.keys(properties) : [];
  const needed = new Set(required);
  const names =
    all.length <= most
      ? all
      : [...all.filter((name) => needed.has(name)), ...all.filter((name) => !needed.has(name))];
  const shown = names.slice(0, most);
  const parts = shown.map((name) =>
    createProperty({
      path: [name],
      schema: properties[name],
      isRequired: needed.has(name),
      context,
      ...(Object.hasOwn(initial, name) && { value: initial[name] }),
    }),
  );
  const known = new Set(shown);
  const others = Object.entries(initial).filter(([name]) => !known.has(name));
  const isOpen = additional === true || (typeof additional === 'object' && additional !== null);
  const isFree = all.length === 0 && (isOpen || !isObject);
  const rest =
    isFree || others.length > 0 || names.length > shown.length
      ? [createRest(Object.fromEntries(others), { schema, isWhole: all.length === 0 })]
      : [];
  return {
    fields: [...parts.flatMap((part) => part.fields), ...rest].map((field) =>
      checkField(field, { root }),
    ),
    groups: parts.flatMap((part) => part.groups),
  };
}

/** A field for everything that has none of its own. */
function createRest(
  values: Readonly<Record<string, unknown>>,
  { schema, isWhole }: { readonly schema: unknown; readonly isWhole: boolean },
): TextField {
  const text = Object.keys(values).length === 0 ? '' : JSON.stringify(values);
  return {
    kind: 'text',
    // Names with a bracket in them are written in another way: no property is called like this.
    key: '[more]',
    path: [],
    label: isWhole ? 'parameters' : 'more parameters',
    schema,
    isRequired: false,
    isTouched: false,
    as: 'json',
    isSecret: false,
    text,
    cursor: text.length,
  };
}
